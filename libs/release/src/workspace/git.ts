import { execFile } from 'node:child_process';

const mostBytes = 64 * 1024 * 1024;

/** What git prints, without a shell; undefined where there is no git, no repository, or git refuses. */
export function git(root: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('git', [...args], { cwd: root, encoding: 'utf8', maxBuffer: mostBytes }, (error, stdout) => resolve(error === null ? stdout : undefined));
  });
}

/** The time of HEAD's commit: dates are compared with it, so that nothing goes red by itself. */
export async function headTime(root: string): Promise<Date | undefined> {
  const seconds = Number((await git(root, ['show', '-s', '--format=%ct', 'HEAD']))?.trim() ?? Number.NaN);
  return Number.isFinite(seconds) ? new Date(seconds * 1000) : undefined;
}

/** Whether git knows a revision. A name that begins with a dash would be an option and is none. */
export async function hasRevision(root: string, revision: string): Promise<boolean> {
  if (revision.startsWith('-')) return false;
  return (await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])) !== undefined;
}
