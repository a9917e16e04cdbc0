import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { golden, orphanedCases } from './golden.ts';

let folder = '';

function record(actual: Record<string, string>): void {
  vi.stubEnv('RECORD', '1');
  golden(folder, actual);
  vi.stubEnv('RECORD', '');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
  vi.stubEnv('RECORD', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('goldens', () => {
  it('are recorded, then compared byte for byte', () => {
    record({ 'a.txt': 'one\ntwo\n', 'deep/b.txt': 'b' });
    expect(readFileSync(join(folder, 'deep/b.txt'), 'utf8')).toBe('b');
    expect(() => {
      golden(folder, { 'a.txt': 'one\ntwo\n', 'deep/b.txt': 'b' });
    }).not.toThrow();
    expect(() => {
      golden(folder, { 'a.txt': 'one\n2\n', 'deep/b.txt': 'b' });
    }).toThrow('1 of the goldens differ; RECORD=1 writes them anew\na.txt: line 2\n  - two\n  + 2');
  });

  it('fail where one is missing, and where nobody makes one any more', () => {
    record({ 'a.txt': 'a', 'b.txt': 'b' });
    expect(() => {
      golden(folder, { 'a.txt': 'a', 'c.txt': 'c' });
    }).toThrow('2 of the goldens differ; RECORD=1 writes them anew\nc.txt: no golden yet\nb.txt: nobody makes this golden any more');
    record({ 'c.txt': 'c' });
    expect(readdirSync(folder)).toEqual(['c.txt']);
  });

  it('name the folders that belong to no case', () => {
    record({ 'one/a.txt': 'a', 'two/a.txt': 'a' });
    expect(orphanedCases(folder, ['one'])).toEqual(['two']);
  });
});
