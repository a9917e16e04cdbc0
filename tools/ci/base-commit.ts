import { execFileSync } from 'node:child_process';

/** Tried where no base is named: what a pull request is compared with, then what a lone clone has. */
const usual = ['origin/main', 'main', 'HEAD~1'];

function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', [...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

function commitOf(root: string, revision: string): string | undefined {
  return git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
}

/** The commit to compare with, or why there is none. */
export type Base = { readonly commit: string; readonly revision: string } | { readonly problem: string };

function problemOf(root: string, asked: string | undefined): string {
  if (git(root, 'rev-parse', '--git-dir') === undefined) return 'This is not a git repository, so that there is nothing to compare with.';
  const missing = asked === undefined ? `There is neither ${usual.join(' nor ')}` : `git has no revision ${asked}`;
  const isShallow = git(root, 'rev-parse', '--is-shallow-repository') === 'true';
  return `${missing}. ${isShallow ? 'The clone is shallow: run `git fetch --unshallow`.' : 'Name one that there is with --base.'}`;
}

/**
 * Where the work at hand left a revision: their last common commit. On the revision itself that is the commit before,
 * so that the last one is looked at.
 */
export function baseCommit(root: string, asked: string | undefined): Base {
  const head = commitOf(root, 'HEAD');
  for (const revision of asked === undefined ? usual : [asked]) {
    const commit = commitOf(root, revision);
    if (commit === undefined) continue;
    const common = git(root, 'merge-base', commit, 'HEAD') ?? commit;
    if (asked === undefined && common === head && revision !== 'HEAD~1') continue;
    return { commit: common, revision };
  }
  return asked === undefined && head !== undefined ? { commit: head, revision: 'HEAD' } : { problem: problemOf(root, asked) };
}
