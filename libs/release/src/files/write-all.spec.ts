import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAll } from './write-all.ts';

describe('writeAll', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'plugwright-write-'));
    writeFileSync(join(root, 'old'), 'old');
    writeFileSync(join(root, 'used'), 'used');
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');

  it('writes, makes folders, deletes, and can take it all back', async () => {
    const undo = await writeAll(
      root,
      new Map([
        ['old', 'new'],
        ['deep/er', 'x'],
        ['used', undefined],
      ]),
    );
    expect([read('old'), read('deep/er')]).toEqual(['new', 'x']);
    expect(readdirSync(root).sort()).toEqual(['deep', 'old']);
    await undo();
    expect(readdirSync(root).sort()).toEqual(['deep', 'old', 'used']);
    expect([read('old'), read('used')]).toEqual(['old', 'used']);
    expect(readdirSync(join(root, 'deep'))).toEqual([]);
  });

  it('leaves nothing half-written where one file cannot be', async () => {
    mkdirSync(join(root, 'folder'));
    const files = new Map([
      ['old', 'new'],
      ['used', undefined],
      ['folder', 'a file cannot take its place'],
    ]);
    await expect(writeAll(root, files)).rejects.toThrow();
    expect(readdirSync(root).sort()).toEqual(['folder', 'old', 'used']);
    expect([read('old'), read('used')]).toEqual(['old', 'used']);
  });
});
