import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileRows, rowWidth, type FileRows } from './file-rows.ts';
import { groupedRows } from './grouped-rows.ts';
import { digestOfRows } from './rows-digest.ts';

const none = new Map<string, unknown>();

describe('fileRows', () => {
  let root: string;
  const rows = (): FileRows => {
    const found = fileRows(root, ['specs', 'plugins'], ['package.json', 'absent.json']);
    if (found === undefined) throw new Error('the file system told nothing');
    return found;
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'rows-'));
    for (const folder of ['specs', 'plugins/a/src', 'plugins/a/dist']) mkdirSync(join(root, folder), { recursive: true });
    for (const file of ['specs/a.plugin.yaml', 'plugins/a/src/main.ts', 'plugins/a/dist/main.js', 'package.json']) writeFileSync(join(root, file), file);
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it('has a row of numbers for each file that is not left out', () => {
    const { paths, states, recent } = rows();
    expect(paths).toEqual(['specs/a.plugin.yaml', 'plugins/a/src/main.ts', 'package.json']);
    expect(states.length).toBe(paths.length * rowWidth);
    expect(states[0]).toBe('specs/a.plugin.yaml'.length);
    expect(recent).toEqual(paths);
  });

  it('has a second row for what a link leads to, so that an edit behind it is seen', () => {
    writeFileSync(join(root, 'behind.txt'), 'one');
    symlinkSync(join(root, 'behind.txt'), join(root, 'plugins/a/link.txt'));
    const before = rows();
    expect(before.paths.filter((path) => path === 'plugins/a/link.txt')).toHaveLength(2);
    writeFileSync(join(root, 'behind.txt'), 'another');
    expect(digestOfRows(rows())).not.toBe(digestOfRows(before));
    rmSync(join(root, 'behind.txt'));
    expect(rows().paths.filter((path) => path === 'plugins/a/link.txt')).toHaveLength(1);
    rmSync(join(root, 'plugins/a/link.txt'));
  });
});

/** Rows of made-up files: a path and its numbers. */
function rowsOf(files: readonly (readonly [path: string, numbers: readonly number[]])[]): FileRows {
  return { paths: files.map(([path]) => path), states: new Float64Array(files.flatMap(([, numbers]) => numbers)), recent: [] };
}

const [a, b, c] = [Array<number>(rowWidth).fill(1), Array<number>(rowWidth).fill(2), [1, 1, 1, 1, 2]];
const files = [
  ['specs/a.yaml', a],
  ['specs/b.yaml', a],
  ['plugins/a/x', a],
  ['plugins/a/y', b],
  ['nx.json', a],
] as const;

/** Every choice of some of the files. */
const choices = Array.from({ length: 2 ** files.length }, (_, choice) => files.filter((__, index) => (choice & (1 << index)) !== 0));

describe('groupedRows', () => {
  it('differs exactly in the group in which a file differs', () => {
    const before = groupedRows(rowsOf(files)).digests(none);
    const after = groupedRows(rowsOf(files.map(([path, numbers]) => [path, path === 'plugins/a/x' ? c : numbers]))).digests(none);
    expect([...before.keys()]).toEqual(['specs/a.yaml', 'specs/b.yaml', 'plugins/a', 'nx.json']);
    expect([...before].filter(([group, digest]) => after.get(group) !== digest).map(([group]) => group)).toEqual(['plugins/a']);
  });

  it('leaves files out as if they were not there, asked in any order', () => {
    const grouped = groupedRows(rowsOf(files));
    const whole = groupedRows(rowsOf(files)).digests(none);
    for (const left of choices) {
      const without = new Map<string, unknown>([...left, ['specs/none.yaml', a] as const]);
      expect(grouped.digests(without)).toEqual(groupedRows(rowsOf(files.filter(([path]) => !without.has(path)))).digests(none));
      expect(grouped.digests(none)).toEqual(whole);
    }
  });
});

describe('digestOfRows', () => {
  it('is another one for every other state', () => {
    const states = [
      ...choices,
      [['specs/a.yaml', b] as const],
      [['specs/a.yaml', c] as const],
      [...files].reverse(),
      [['specs/a.yaml\nspecs/b.yaml', a] as const],
    ];
    expect(new Set(states.map((state) => digestOfRows(rowsOf(state)))).size).toBe(states.length);
  });

  it('is that of the rows alone when only some are asked for', () => {
    expect(digestOfRows(rowsOf(files), [1, 3])).toBe(digestOfRows(rowsOf([files[1], files[3]])));
  });
});
