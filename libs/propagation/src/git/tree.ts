import type { Disk } from '@plugwright/emit';
import { git, GitTrouble } from './git-trouble.ts';
import type { Mirror } from './mirror.ts';

/** The workspace of a commit, read without a checkout. Paths are relative to the workspace. */
export interface GitTree extends Disk {
  /** What a path is; undefined where there is nothing. */
  modeOf(path: string): string | undefined;
  /** Whether a path, or a folder that it would stand in, is something else than a plain file or a folder. */
  blocked(path: string): boolean;
}

interface Entry {
  readonly mode: string;
  readonly object: string;
  readonly size: number;
}

/** What is read: everything that an emitter looks at. Larger files are no sources of anything. */
const read = [/^[^/]+$/, /^(?:specs|plugins|registry|\.changeset)\//, /^libs\/contracts\//, /^apps\/docs\/(?:data\/|package\.json$)/];
const mostFileBytes = 16 * 1024 * 1024;
const mostBytes = 256 * 1024 * 1024;

function* blobs(output: Buffer): Generator<Buffer | undefined> {
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at);
    const header = output.subarray(at, end === -1 ? output.length : end).toString();
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1];
    yield size === undefined ? undefined : output.subarray(end + 1, end + 1 + Number(size));
    at = size === undefined ? (end === -1 ? output.length : end + 1) : end + 2 + Number(size);
  }
}

async function entriesOf({ folder, head, run }: Mirror, workspace: string): Promise<Map<string, Entry>> {
  const prefix = workspace === '.' ? '' : `${workspace}/`;
  const listed = (await git(folder, ['ls-tree', '-r', '-l', '-z', '--full-tree', head, ...(prefix === '' ? [] : ['--', prefix])], run)).toString();
  const entries = new Map<string, Entry>();
  for (const line of listed.split('\0')) {
    const [, mode = '', object = '', size = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? [];
    if (path.startsWith(prefix) && path !== '') entries.set(path.slice(prefix.length), { mode, object, size: Number(size) || 0 });
  }
  return entries;
}

/** Read the workspace at a path of the first branch. @throws GitTrouble */
export async function readTree(mirror: Mirror, workspace: string): Promise<GitTree> {
  const entries = await entriesOf(mirror, workspace);
  const wanted = [...entries].filter(([path, { mode, size }]) => mode.startsWith('100') && size <= mostFileBytes && read.some((pattern) => pattern.test(path)));
  if (wanted.reduce((sum, [, { size }]) => sum + size, 0) > mostBytes)
    throw new GitTrouble(`its specs and generated files have more than ${String(mostBytes)} bytes`);
  const input = wanted.map(([, { object }]) => `${object}\n`).join('');
  const found = wanted.length === 0 ? [] : [...blobs(await git(mirror.folder, ['cat-file', '--batch'], { ...mirror.run, input }))];
  const texts = new Map(wanted.map(([path], at) => [path, found[at]?.toString('utf8')]));
  const folders = (path: string): string[] =>
    path
      .split('/')
      .slice(0, -1)
      .map((_, at, parts) => parts.slice(0, at + 1).join('/'));
  return {
    read: (path) => texts.get(path),
    list: (folder) => [...entries.keys()].filter((path) => path.startsWith(`${folder}/`)),
    modeOf: (path) => entries.get(path)?.mode,
    blocked: (path) => !/^(?:100|$)/.test(entries.get(path)?.mode ?? '') || folders(path).some((above) => entries.has(above)),
  };
}
