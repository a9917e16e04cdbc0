import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { fakeKernel, stopTime } from '../../fixtures/fake-kernel.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import type { Kernel } from '../kernel-options.ts';

/** Let nothing be written to a database of the state, as on a full disk; returns how to make room. */
function fill(stateFolder: string, database: 'state' | 'ledger'): () => void {
  const holder = new DatabaseSync(join(stateFolder, `${database}.sqlite`));
  holder.exec('BEGIN IMMEDIATE');
  return () => holder.close();
}

/** A state folder in which a kernel was before. */
async function usedState(): Promise<string> {
  const stateFolder = temporaryFolder();
  const { kernel, start, during } = fakeKernel({ p: {} }, { stateFolder });
  await start();
  await during(kernel.stop());
  return stateFolder;
}

const decisions: readonly (readonly [string, (kernel: Kernel) => ReturnType<Kernel['quarantine']>, string])[] = [
  ['quarantine', (kernel) => kernel.quarantine('p', 'odd'), 'kernel/plugin-quarantined'],
  ['disable', (kernel) => kernel.disable('p', 'not now'), 'kernel/plugin-disabled'],
];

describe('a state that takes no writes for a while', () => {
  it.each(decisions)('does not have %s acknowledged, which holds, and is kept as soon as it can be', { timeout: 30_000 }, async (_, decide, found) => {
    stopTime();
    const stateFolder = await usedState();
    const { kernel, start, during } = fakeKernel({ p: {} }, { stateFolder });
    await start();
    const makeRoom = fill(stateFolder, 'state');
    expect((await during(decide(kernel))).map(({ code }) => code)).toEqual(['kernel/not-kept']);
    expect(kernel.ps()[0]?.state).toBe(found.replace('kernel/plugin-', ''));
    makeRoom();
    // The kernel tries each second of its own accord, which no test can hurry.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await during(kernel.stop());
    expect((await fakeKernel({ p: {} }, { stateFolder }).start()).map(({ code }) => code)).toEqual([found]);
  });

  it('holds up plugins whose load cannot be recorded, with those that need them, and nobody has to reload them', { timeout: 30_000 }, async () => {
    stopTime();
    const stateFolder = await usedState();
    const { kernel, start, reach } = fakeKernel({ p: {}, q: { needs: ['p'] } }, { stateFolder });
    const makeRoom = fill(stateFolder, 'ledger');
    expect((await start()).map(({ code }) => code)).toEqual(['ledger/unwritable', 'kernel/dependency-failed']);
    expect(kernel.ps().map(({ state }) => state)).toEqual(['failed', 'failed']);
    makeRoom();
    await reach(() => kernel.ps().every(({ state }) => state === 'ready'));
    expect(kernel.ps()).toHaveLength(2);
  });
});
