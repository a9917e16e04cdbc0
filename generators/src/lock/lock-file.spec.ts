import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockPath, readHolder, releaseLock, takeLock } from './lock-file.ts';

const me = { pid: process.pid, command: 'nx generate @plugwright/nx:plugin' };

function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the generator lock', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'plugwright-lock-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function write(text: string): void {
    mkdirSync(dirname(join(root, lockPath)), { recursive: true });
    writeFileSync(join(root, lockPath), text);
  }

  it('is taken once and tells the second who has it', () => {
    expect(takeLock(root, me)).toBeUndefined();
    expect(takeLock(root, { pid: 1, command: 'other' })).toEqual(me);
    expect(readHolder(root)).toEqual(me);
  });

  it('is free again after its release, with nothing left beside it', () => {
    takeLock(root, me);
    releaseLock(root, me.pid);
    expect(readHolder(root)).toBeUndefined();
    expect(readdirSync(dirname(join(root, lockPath)))).toEqual([]);
    expect(takeLock(root, me)).toBeUndefined();
  });

  it('is taken from a holder that died', () => {
    write(`${String(deadPid())}\nnx generate\n`);
    expect(readHolder(root)).toBeUndefined();
    expect(takeLock(root, me)).toBeUndefined();
    expect(readHolder(root)).toEqual(me);
    expect(readdirSync(dirname(join(root, lockPath)))).toEqual(['generate.lock']);
  });

  it.each(['', 'not a pid\n', '0\n', '-1\n', '1e999\n'])('is free when its file holds %j', (text) => {
    write(text);
    expect(readHolder(root)).toBeUndefined();
    expect(takeLock(root, me)).toBeUndefined();
  });

  it('is not released by anybody but its holder', () => {
    takeLock(root, me);
    releaseLock(root, me.pid + 1);
    expect(existsSync(join(root, lockPath))).toBe(true);
  });
});
