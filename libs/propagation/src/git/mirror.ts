import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, GitTrouble } from './git-trouble.ts';
import { runGit, type GitOptions } from './run-git.ts';

const cloneMs = 10 * 60_000;

/** Environment of git, and what ends it. */
export type GitRun = Pick<GitOptions, 'env' | 'signal'>;

/** A bare clone in a temporary folder: nothing of it is ever checked out, so none of its links, filters or hooks matter. */
export interface Mirror {
  readonly folder: string;
  readonly url: string;
  /** Name of the branch that the repository shows first. */
  readonly branch: string;
  /** Commit of that branch. */
  readonly head: string;
  /** How git is run in it. */
  readonly run: GitRun;
}

/** A branch of the repository as it stands there. */
export interface RemoteBranch {
  readonly commit: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
}

async function one(folder: string, args: readonly string[], run: GitRun): Promise<string> {
  return (await git(folder, args, run)).toString().trim();
}

/** Use a mirror of a repository as long as `use` takes. @throws GitTrouble */
export async function withMirror<T>(url: string, run: GitRun, use: (mirror: Mirror) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'plugwright-propagate-'));
  try {
    const folder = join(scratch, 'repository');
    await git(scratch, ['clone', '--quiet', '--bare', '--no-tags', '--single-branch', '--end-of-options', url, folder], { ...run, timeoutMs: cloneMs });
    const branch = (await one(folder, ['symbolic-ref', 'HEAD'], run)).replace(/^refs\/heads\//, '');
    const head = await runGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], run);
    if (head.code !== 0) throw new GitTrouble('the repository has no commit yet');
    return await use({ folder, url, branch, head: head.stdout.toString().trim(), run });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A branch as it is there now; undefined where there is none. @throws GitTrouble */
export async function remoteBranch({ folder, url, run }: Mirror, branch: string): Promise<RemoteBranch | undefined> {
  const listed = await one(folder, ['ls-remote', '--heads', '--end-of-options', url, `refs/heads/${branch}`], run);
  if (listed === '') return undefined;
  const ref = 'refs/plugwright/existing';
  await git(folder, ['fetch', '--quiet', '--no-tags', '--end-of-options', url, `+refs/heads/${branch}:${ref}`], { ...run, timeoutMs: cloneMs });
  const shown = (await git(folder, ['show', '-s', '--format=%H%n%T%n%P%n%B', ref], run)).toString();
  const [commit = '', tree = '', parents = '', ...message] = shown.split('\n');
  return { commit, tree, parents: parents.split(' ').filter((parent) => parent !== ''), message: message.join('\n') };
}

/** Whether a commit is on the first branch. */
export async function isOnFirstBranch({ folder, head, run }: Mirror, commit: string): Promise<boolean> {
  return (await runGit(folder, ['merge-base', '--is-ancestor', commit, head], run)).code === 0;
}

/**
 * Push a commit to a branch that is still as it was found.
 * @param expected the commit that is to be replaced; undefined where the branch must not exist yet
 * @throws GitTrouble, also where somebody else was faster
 */
export async function push({ folder, url, run }: Mirror, commit: string, branch: string, expected: string | undefined): Promise<void> {
  const lease = `--force-with-lease=refs/heads/${branch}:${expected ?? ''}`;
  await git(folder, ['push', '--quiet', '--no-verify', lease, '--end-of-options', url, `${commit}:refs/heads/${branch}`], { ...run, timeoutMs: cloneMs });
}
