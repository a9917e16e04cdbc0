import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEdges, writeEdges, type KnownEdges } from './edge-cache.ts';
import { changedFiles, surfaceHashes } from './surface-key.ts';

describe('the cache of edges', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plugwright-edges-'));
    file = join(folder, 'data', 'edges.json');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const known: KnownEdges = {
    edges: [['a', 'b']],
    hashes: new Map([['specs/a.plugin.yaml', '1']]),
    specs: new Map([['specs/a.plugin.yaml', { id: 'a', kind: 'plugin', needs: ['b'] }]]),
  };

  it('gives back what was written', () => {
    writeEdges(file, known);
    expect(readEdges(file)).toEqual(known);
    expect(readdirSync(join(folder, 'data'))).toEqual(['edges.json']);
  });

  it('gives and takes nothing where the user says so', () => {
    writeEdges(file, known);
    vi.stubEnv('PLUGWRIGHT_NO_CACHE', '1');
    expect(readEdges(file)).toBeUndefined();
    writeEdges(file, { ...known, edges: [] });
    vi.unstubAllEnvs();
    expect(readEdges(file)).toEqual(known);
  });

  it('takes nothing from a damaged file', () => {
    writeEdges(file, known);
    const text = readFileSync(file, 'utf8');
    for (const damage of ['', '[]', text.slice(0, -1), text.replace('"a"', '"c"'), text.replace('edges 2', 'edges 1'), `${text}\n`]) {
      writeFileSync(file, damage);
      expect(readEdges(file)).toBeUndefined();
    }
  });

  it('does without a folder that cannot be written', () => {
    writeFileSync(join(folder, 'data'), '');
    expect(() => {
      writeEdges(file, known);
    }).not.toThrow();
  });
});

describe('the files that decide the edges', () => {
  const base = {
    nonProjectFiles: [
      { file: 'specs/a.plugin.yaml', hash: '1' },
      { file: 'README.md', hash: '2' },
    ],
    projectFileMap: {
      a: [
        { file: 'plugins/a/src/generated/imports.lock.json', hash: '3' },
        { file: 'plugins/a/src/handlers/run.ts', hash: '4' },
      ],
    },
  };

  function changed(file: string): string[] {
    const swap = (rows: { file: string; hash: string }[]): { file: string; hash: string }[] =>
      rows.map((row) => (row.file === file ? { ...row, hash: 'x' } : row));
    const now = surfaceHashes({ nonProjectFiles: swap(base.nonProjectFiles), projectFileMap: { a: swap(base.projectFileMap.a) } });
    return [...changedFiles(surfaceHashes(base), now)];
  }

  it.each(['specs/a.plugin.yaml', 'plugins/a/src/generated/imports.lock.json'])('count %s', (file) => {
    expect(changed(file)).toEqual([file]);
  });

  it.each(['README.md', 'plugins/a/src/handlers/run.ts'])('do not count %s', (file) => {
    expect(changed(file)).toEqual([]);
  });

  it('are told apart when one is new or gone', () => {
    const fewer = surfaceHashes({ ...base, nonProjectFiles: [] });
    expect([...changedFiles(surfaceHashes(base), fewer)]).toEqual(['specs/a.plugin.yaml']);
    expect([...changedFiles(fewer, surfaceHashes(base))]).toEqual(['specs/a.plugin.yaml']);
  });
});
