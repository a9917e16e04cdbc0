import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GeneratorFailure } from '../workspace/failure.ts';
import { lockPath, readHolder } from './lock-file.ts';
import { waitForOthers } from './wait-for-others.ts';
import { withLock } from './with-lock.ts';

async function failureOf(promise: Promise<unknown>): Promise<GeneratorFailure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GeneratorFailure)) throw new Error(`expected a GeneratorFailure, not ${String(error)}`);
  return error;
}

describe('withLock', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'plugwright-lock-'));
    mkdirSync(join(root, '.plugwright'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('holds the lock until it is released, after the body', async () => {
    const { result, release } = await withLock(root, 'a', () => Promise.resolve(readHolder(root)?.pid));
    expect(result).toBe(process.pid);
    expect(readHolder(root)).toBeDefined();
    release();
    expect(existsSync(join(root, lockPath))).toBe(false);
  });

  it('releases the lock when the body fails and takes its listeners away', async () => {
    const before = process.listenerCount('SIGINT');
    await expect(withLock(root, 'a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(join(root, lockPath))).toBe(false);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  it('refuses while another process generates, naming it, without a stack', async () => {
    writeFileSync(join(root, lockPath), `${String(process.ppid)}\nnx generate other\n`);
    let ran = false;
    const failure = await failureOf(withLock(root, 'a', () => Promise.resolve((ran = true))));
    expect(failure.diagnostics.map(({ code }) => code)).toEqual(['workspace/lock-held']);
    expect(failure.message).toContain('nx generate other');
    expect(failure.stack).toBeUndefined();
    expect(ran).toBe(false);
  });

  it('says that the lock cannot be written, and runs nothing', async () => {
    rmSync(join(root, '.plugwright'), { recursive: true });
    writeFileSync(join(root, '.plugwright'), 'in the way');
    let ran = false;
    const failure = await failureOf(withLock(root, 'a', () => Promise.resolve((ran = true))));
    expect(failure.diagnostics.map(({ code }) => code)).toEqual(['workspace/not-writable']);
    expect(ran).toBe(false);
  });

  it('leaves a tree in memory alone', async () => {
    const { result, release } = await withLock('/virtual-plugwright', 'a', () => Promise.resolve(1));
    release();
    expect(result).toBe(1);
  });

  it('waits for another process and gives up in time', async () => {
    writeFileSync(join(root, lockPath), `${String(process.ppid)}\nnx generate other\n`);
    setTimeout(() => {
      rmSync(join(root, lockPath));
    }, 100);
    await waitForOthers(root);
    writeFileSync(join(root, lockPath), `${String(process.ppid)}\nnx generate other\n`);
    const failure = await failureOf(waitForOthers(root, 120));
    expect(failure.diagnostics.map(({ code }) => code)).toEqual(['workspace/lock-held']);
  });
});
