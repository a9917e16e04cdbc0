import { styleText } from 'node:util';
import type { Change } from '@plugwright/emit';

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: { readonly name: string; readonly change: Change }[];
}

const sign = { create: '+', update: '~', delete: '-', rename: '>' } as const;
const colours = { create: 'green', update: 'yellow', delete: 'red', rename: 'cyan' } as const;

function insert(root: Folder, change: Change): void {
  const parts = change.path.split('/');
  const name = parts.pop() ?? change.path;
  let folder = root;
  for (const part of parts) {
    let next = folder.folders.get(part);
    if (next === undefined) folder.folders.set(part, (next = { folders: new Map(), files: [] }));
    folder = next;
  }
  folder.files.push({ name, change });
}

/** Join folders that hold one folder and nothing else, so that a deep plan stays readable. */
function joined(name: string, folder: Folder): [string, Folder] {
  const [only, ...others] = folder.folders;
  if (only === undefined || others.length > 0 || folder.files.length > 0) return [name, folder];
  return joined(`${name}/${only[0]}`, only[1]);
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function* draw(folder: Folder, indent: string, colour: boolean): Generator<string> {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string => (colour ? styleText(style, text, { validateStream: false }) : text);
  const rows = [
    ...[...folder.folders].map(([name, child]) => joined(name, child)).map(([name, child]) => ({ name, child, change: undefined })),
    ...folder.files.map(({ name, change }) => ({ name, child: undefined, change })),
  ].sort(byName);
  for (const [index, row] of rows.entries()) {
    const last = index === rows.length - 1;
    const branch = `${indent}${last ? '└─ ' : '├─ '}`;
    if (row.change !== undefined) {
      yield `${branch}${paint(colours[row.change.kind], `${sign[row.change.kind]} ${row.name}`)}${paint('dim', `  ${row.change.reason}`)}`;
    } else {
      yield `${branch}${row.name}/`;
      yield* draw(row.child, `${indent}${last ? '   ' : '│  '}`, colour);
    }
  }
}

/** How many files are created, updated, deleted and renamed, in words; `nothing to do` for none. */
export function summarise(changes: readonly Change[]): string {
  const words = { create: 'created', update: 'updated', delete: 'deleted', rename: 'renamed' } as const;
  const parts = (Object.keys(words) as (keyof typeof words)[])
    .map((kind) => [changes.filter((change) => change.kind === kind).length, words[kind]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${String(count)} ${word}`);
  return parts.length === 0 ? 'nothing to do' : parts.join(', ');
}

/** A plan as a tree of folders, one line a file with the reason for its change, and a closing line of counts. */
export function renderPlanTree(changes: readonly Change[], options: { readonly colour: boolean }): string {
  const root: Folder = { folders: new Map(), files: [] };
  for (const change of changes) insert(root, change);
  return [...draw(root, '', options.colour), summarise(changes)].join('\n');
}
