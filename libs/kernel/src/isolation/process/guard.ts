import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';

/**
 * Reads `+ <group>` and `- <group>`, one a line, or `.` to leave, and ends the groups that are left when its input ends. Its input ends with the
 * kernel, however that dies. Its arguments are the folders of the kernel's control groups: what left its group of processes is
 * still in there, and is ended until nothing is found.
 */
const SCRIPT = `
groups=' '
while read -r sign group; do
  case $sign in
    +) groups="$groups$group " ;;
    .) exit ;;
    -) groups="\${groups%% "$group" *} \${groups#* "$group" }" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
for round in 1 2 3 4 5 6 7 8 9; do
  found=
  for folder; do
    for members in "$folder"/*/cgroup.procs; do
      [ -r "$members" ] || continue
      while read -r pid; do
        [ "$pid" -gt 1 ] && kill -s KILL "$pid" && found=1
      done < "$members"
    done
  done
  [ -n "$found" ] || break
done
`;

/** How long a guard without groups stays: what ends is often started again, and while a shell is started nothing else is. */
const LINGER_MS = 2_000;

let guard: ChildProcess | undefined;
let linger: NodeJS.Timeout | undefined;
const guarded = new Set<number>();

/**
 * See to it that a process group ends with this process, even when this one is killed: a plugin ends by itself when its channel
 * closes, but one that is busy does not see it. One small shell guards all groups; it is gone soon after the last of them.
 * @param folders the control groups that hold those of this process's plugins and nothing else
 * @returns a function that says that the group has ended
 */
export function guardGroup(group: number, folders: readonly string[]): () => void {
  guarded.add(group);
  clearTimeout(linger);
  if (guard === undefined) start(folders);
  else tell(`+ ${String(group)}\n`);
  return () => {
    if (!guarded.delete(group)) return;
    tell(`- ${String(group)}\n`);
    if (guarded.size === 0) linger = setTimeout(leave, LINGER_MS).unref();
  };
}

/** Nothing is left to end, and what is started next has a guard of its own. */
function leave(): void {
  tell('.\n');
  guard?.stdin?.end();
  guard = undefined;
}

function start(folders: readonly string[]): void {
  // A session of its own: what ends the kernel, as Ctrl-C does, must not end the guard.
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'guard', ...folders], { cwd: '/', env: {}, stdio: ['pipe', 'ignore', 'ignore'], detached: true });
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
