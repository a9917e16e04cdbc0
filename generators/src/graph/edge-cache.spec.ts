import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEdges, writeEdges } from './edge-cache.ts';
import { surfaceKey } from './surface-key.ts';

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

  it('gives back what was written, for the same key only', () => {
    writeEdges(file, 'k', [['a', 'b']]);
    expect(readEdges(file, 'k')).toEqual([['a', 'b']]);
    expect(readEdges(file, 'other')).toBeUndefined();
    expect(readdirSync(join(folder, 'data'))).toEqual(['edges.json']);
  });

  it.each(['', '[]', '{"key":"k"}', '{"key":"k","edges":[["a"]]}', '{"key":"k","edges":[["a",1]]}'])('takes nothing from a damaged file %s', (text) => {
    writeEdges(file, 'k', []);
    writeFileSync(file, text);
    expect(readEdges(file, 'k')).toBeUndefined();
  });

  it('does without a folder that cannot be written', () => {
    writeFileSync(join(folder, 'data'), '');
    expect(() => {
      writeEdges(file, 'k', []);
    }).not.toThrow();
  });
});

describe('surfaceKey', () => {
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

  function changed(file: string): string {
    const swap = (rows: { file: string; hash: string }[]): { file: string; hash: string }[] =>
      rows.map((row) => (row.file === file ? { ...row, hash: 'x' } : row));
    return surfaceKey({ nonProjectFiles: swap(base.nonProjectFiles), projectFileMap: { a: swap(base.projectFileMap.a) } });
  }

  it.each(['specs/a.plugin.yaml', 'plugins/a/src/generated/imports.lock.json'])('changes with %s', (file) => {
    expect(changed(file)).not.toBe(surfaceKey(base));
  });

  it.each(['README.md', 'plugins/a/src/handlers/run.ts'])('does not change with %s', (file) => {
    expect(changed(file)).toBe(surfaceKey(base));
  });

  it('does not depend on order', () => {
    expect(surfaceKey({ ...base, nonProjectFiles: [...base.nonProjectFiles].reverse() })).toBe(surfaceKey(base));
  });
});
