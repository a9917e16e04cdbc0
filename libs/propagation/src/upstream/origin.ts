import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { git, GitTrouble } from '../git/git-trouble.ts';

/** Paths of which everything must be committed, so that the same commit always carries the same. */
const sources = ['specs', '.changeset'];

/** What is not committed, or that there is no repository. */
export async function uncommitted(root: string, env: Readonly<Record<string, string | undefined>>): Promise<readonly Diagnostic[]> {
  try {
    await git(root, ['rev-parse', '--verify', 'HEAD^{commit}'], { env });
    const lines = (await git(root, ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', ...sources], { env })).toString().split('\0');
    return lines.filter((line) => line !== '').map((line) => diagnose('propagate/dirty-tree', { file: line.slice(3) }));
  } catch (error) {
    if (!(error instanceof GitTrouble)) throw error;
    return [diagnose('propagate/no-repository', { reason: error.message })];
  }
}

/** The commit that last touched a file, and who made it when. @throws GitTrouble */
export async function originOf(
  root: string,
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly commit: string; readonly identity: string }> {
  const commitOf = async (paths: readonly string[]): Promise<string> =>
    (await git(root, ['log', '-1', '--format=%H', 'HEAD', '--', ...paths], { env })).toString().trim();
  const commit = (await commitOf([file])) || (await commitOf([]));
  const raw = (await git(root, ['cat-file', 'commit', commit], { env })).toString();
  return { commit, identity: /^author (.*)$/m.exec(raw)?.[1] ?? 'Plugwright <plugwright@localhost> 0 +0000' };
}
