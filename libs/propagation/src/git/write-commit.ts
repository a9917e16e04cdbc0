import { git } from './git-trouble.ts';
import type { Mirror } from './mirror.ts';

/** What a commit does to its parent, and what it says. */
export interface NewCommit {
  readonly parent: string;
  /** `Name <address> seconds zone`, as git writes it: who is named as author and committer, and when. */
  readonly identity: string;
  readonly message: string;
  /** Repository-relative path to text, with the mode that the file has. */
  readonly writes: readonly { readonly path: string; readonly mode: string; readonly text: string }[];
  readonly deletes: readonly string[];
}

const ref = 'refs/plugwright/made';

function quoted(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

function counted(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`data ${String(bytes.length)}\n`), bytes, Buffer.from('\n')]);
}

/** The commit in the language of `git fast-import`; the same commit always gives the same bytes. */
export function importStream({ parent, identity, message, writes, deletes }: NewCommit): Buffer {
  const byPath = <T>(list: readonly T[], path: (item: T) => string): readonly T[] => list.toSorted((a, b) => (path(a) < path(b) ? -1 : 1));
  return Buffer.concat([
    Buffer.from(`feature done\ncommit ${ref}\nauthor ${identity}\ncommitter ${identity}\n`),
    counted(message),
    Buffer.from(`from ${parent}\n`),
    ...byPath(deletes, (path) => path).map((path) => Buffer.from(`D ${quoted(path)}\n`)),
    ...byPath(writes, ({ path }) => path).flatMap(({ path, mode, text }) => [Buffer.from(`M ${mode} inline ${quoted(path)}\n`), counted(text)]),
    Buffer.from('done\n'),
  ]);
}

/** Make a commit; nothing is checked out. The ids of the commit and of its tree. @throws GitTrouble */
export async function writeCommit(mirror: Mirror, commit: NewCommit): Promise<{ readonly commit: string; readonly tree: string }> {
  const { folder, run } = mirror;
  await git(folder, ['fast-import', '--quiet', '--force', '--date-format=raw'], { ...run, input: importStream(commit) });
  const [made = '', tree = ''] = (await git(folder, ['rev-parse', ref, `${ref}^{tree}`], run)).toString().trim().split('\n');
  return { commit: made, tree };
}
