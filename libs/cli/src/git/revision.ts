import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { git } from './git.ts';

/** A name that git may be asked for: one that begins with a dash would be an option. */
const revisionName = /^[\w.@/^~{}+][\w./@{}^~:+-]*$/;

/** Why git cannot read from a folder at all; undefined where it can. */
export async function repositoryProblem(folder: string): Promise<string | undefined> {
  const { code, problem } = await git(folder, 'rev-parse', '--show-toplevel');
  if (code === 0) return undefined;
  if (code === 127) return 'git is not installed';
  return problem.includes('not a git repository') ? 'this is not a git repository' : problem.replace(/^fatal: /, '');
}

/** The commit that a revision stands for; undefined where git knows none of that name. */
export async function commitOf(folder: string, revision: string): Promise<string | undefined> {
  if (!revisionName.test(revision)) return undefined;
  const { code, stdout } = await git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  return code === 0 ? stdout.trim() : undefined;
}

/** What to say of a revision that is not there: that it is not, or that the clone does not reach so far, or that there is no repository. */
export async function missingRevision(folder: string, revision: string): Promise<Diagnostic> {
  const reason = await repositoryProblem(folder);
  if (reason !== undefined) return diagnose('diff/no-repository', { revision, reason });
  const { stdout } = await git(folder, 'rev-parse', '--is-shallow-repository');
  return stdout.trim() === 'true' ? diagnose('diff/shallow-clone', { revision }) : diagnose('diff/unknown-revision', { revision });
}

/** The last commit that two have in common, as a pull request is compared; the first where they have none. */
export async function mergeBase(folder: string, revision: string): Promise<string> {
  const { code, stdout } = await git(folder, 'merge-base', revision, 'HEAD');
  return code === 0 ? stdout.trim() : revision;
}

/** How many files below some paths of a folder are not committed. */
export async function uncommitted(folder: string, ...paths: readonly string[]): Promise<number> {
  const { code, stdout } = await git(folder, 'status', '--porcelain', '-z', '--untracked-files=all', '--', ...paths);
  return code === 0 ? stdout.split('\0').filter((entry) => /^[ MADRCUT?!]{2} /.test(entry)).length : 0;
}
