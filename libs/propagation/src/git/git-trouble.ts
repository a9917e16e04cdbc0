import { runGit, type GitOptions } from './run-git.ts';

/** Git, or a repository, that cannot do what is needed. The message is for people. */
export class GitTrouble extends Error {
  override readonly name = 'GitTrouble';
}

/** What git prints. @throws GitTrouble where it fails */
export async function git(folder: string, args: readonly string[], options?: GitOptions): Promise<Buffer> {
  const { code, stdout, problem } = await runGit(folder, args, options);
  if (code !== 0) throw new GitTrouble(problem);
  return stdout;
}
