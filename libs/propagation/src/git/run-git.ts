import { spawn } from 'node:child_process';

/** How git answered. */
export interface GitAnswer {
  /** Exit code; 127 where git could not be started, 124 where it took too long. */
  readonly code: number;
  readonly stdout: Buffer;
  /** The line of what it printed about a failure that says most. */
  readonly problem: string;
}

/** How git is run. */
export interface GitOptions {
  readonly input?: Buffer | string;
  /** Environment instead of this process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds; two minutes where absent. */
  readonly timeoutMs?: number;
  /** Ends git when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

const mostBytes = 512 * 1024 * 1024;

/** What git may do over a network, and what it may not ask a person or run on its own. */
const guards: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  GIT_ALLOW_PROTOCOL: 'file:https:ssh',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_LFS_SKIP_SMUDGE: '1',
  LC_ALL: 'C',
};

/** What a hook hands to its children: it would lead git into another repository than the one meant. */
const places = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
];

function environmentOf(given: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const kept = Object.entries(given).filter(([name]) => !places.includes(name));
  return { ...Object.fromEntries(kept), GIT_SSH_COMMAND: given['GIT_SSH_COMMAND'] ?? 'ssh -oBatchMode=yes', ...guards };
}

const settings = ['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'protocol.ext.allow=never', 'submodule.recurse=false', 'gc.auto=0', 'init.templateDir='];

function problemOf(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const told = lines.find((line) => /^(?:fatal|error|remote: error|ssh):/.test(line)) ?? lines.at(-1) ?? 'git failed';
  return told.replace(/^(?:fatal|error): /, '').replaceAll(/\p{Cc}/gu, ' ');
}

/** Run git in a folder without a shell, without hooks and without questions; never rejects. */
export function runGit(
  folder: string,
  args: readonly string[],
  { input, env = process.env, timeoutMs = 120_000, signal }: GitOptions = {},
): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const options = settings.flatMap((setting) => ['-c', setting]);
    // Of a group of its own, so that what git starts (ssh, a helper) ends with it.
    const child = spawn('git', [...options, ...args], {
      cwd: folder,
      env: environmentOf(env),
      detached: true,
    });
    const out: Buffer[] = [];
    let [size, problem, late] = [0, '', false];
    const end = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended meanwhile.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      end();
    }, timeoutMs);
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) end();
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      problem = (problem + chunk.toString()).slice(-8192);
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, stdout: Buffer.alloc(0), problem: `git cannot be run: ${error.message}` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      if (signal?.aborted === true) resolve({ code: 130, stdout: Buffer.alloc(0), problem: 'interrupted' });
      else if (late) resolve({ code: 124, stdout: Buffer.alloc(0), problem: `git took longer than ${String(timeoutMs)} ms` });
      else if (size > mostBytes) resolve({ code: 1, stdout: Buffer.alloc(0), problem: `git printed more than ${String(mostBytes)} bytes` });
      else resolve({ code: code ?? 1, stdout: Buffer.concat(out), problem: problemOf(problem) });
    });
    child.stdin.end(input ?? '');
  });
}
