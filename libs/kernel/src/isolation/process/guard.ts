import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';

/**
 * Reads `+ <group>` and `- <group>`, one a line, and ends the groups that are left when its input ends. Its input ends with the
 * kernel, however that dies.
 */
const SCRIPT = `
groups=' '
while read -r sign group; do
  case $sign in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% "$group" *} \${groups#* "$group" }" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
`;

let guard: ChildProcess | undefined;
const guarded = new Set<number>();

/**
 * See to it that a process group ends with this process, even when this one is killed: a plugin ends by itself when its channel
 * closes, but one that is busy does not see it. One small shell guards all groups; it is gone when the last of them is.
 * @returns a function that says that the group has ended
 */
export function guardGroup(group: number): () => void {
  guarded.add(group);
  if (guard === undefined) start();
  else tell(`+ ${String(group)}\n`);
  return () => {
    if (!guarded.delete(group)) return;
    tell(`- ${String(group)}\n`);
    if (guarded.size > 0) return;
    guard?.stdin?.end();
    guard = undefined;
  };
}

function start(): void {
  // A session of its own: what ends the kernel, as Ctrl-C does, must not end the guard.
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { cwd: '/', env: {}, stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard = shell;
  const gone = (): void => {
    if (guard === shell) guard = undefined;
  };
  shell.on('error', gone);
  shell.on('exit', gone);
  shell.stdin.on('error', gone);
  // The guard serves the kernel and must not keep it running.
  shell.unref();
  (shell.stdin as Writable & { unref(): void }).unref();
  for (const group of guarded) tell(`+ ${String(group)}\n`);
}

function tell(line: string): void {
  if (guard?.stdin?.writable === true) guard.stdin.write(line);
}
