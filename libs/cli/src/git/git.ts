import { execFile } from 'node:child_process';

/** How git answered. */
export interface GitAnswer {
  /** Exit code; 127 where git could not be started. */
  readonly code: number;
  readonly stdout: string;
  /** The first line that git printed about a failure. */
  readonly problem: string;
}

/** At most so much is taken from git at a time. */
const mostBytes = 256 * 1024 * 1024;

/** Run git in a folder without a shell; never rejects. */
export function git(folder: string, ...args: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve) => {
    // An index that is only refreshed would be written; what looks must not write.
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
    const child = execFile('git', [...args], { cwd: folder, env, maxBuffer: mostBytes }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 127;
      const problem = stderr.split('\n').find((line) => line !== '') ?? error?.message ?? '';
      resolve({ code, stdout, problem });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end();
  });
}
