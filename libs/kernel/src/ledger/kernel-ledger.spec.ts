import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failure, spawnKernel, startKernel } from '../../fixtures/start-kernel.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import type { LedgerEntry } from './ledger.ts';
import { LedgerUnwritableError } from './ledger.ts';
import { memoryLedger } from './memory/memory-ledger.ts';
import { verifyLedger } from './recovery/ledger-folder.ts';

/** The entries in a state folder, which must hold together. */
function entriesIn(folder: string): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  expect(verifyLedger(folder, {}, (entry) => entries.push(entry)).problem).toBeUndefined();
  return entries;
}

describe('the ledger of a kernel', () => {
  it('has every load before the plugin runs, also where the kernel is killed at once', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    for (let round = 0; round < 3; round += 1) {
      const kernel = spawnKernel('kernel-to-kill', folder);
      await new Promise((resolve) => kernel.stdout.once('data', resolve));
      kernel.kill('SIGKILL');
      await new Promise((resolve) => kernel.once('close', resolve));
      const last = entriesIn(folder);
      const loads = last.slice(last.findLastIndex(({ kind }) => kind === 'kernel-start')).filter(({ kind }) => kind === 'load');
      expect(loads.map(({ plugin }) => plugin).sort()).toEqual(['sink', 'source']);
    }
  });

  it('has calls where its policy wants them, many in one entry, and the failed ones', async () => {
    const stateFolder = temporaryFolder();
    const { kernel } = await startKernel(['echo'], { stateFolder, ledgerPolicy: { calls: 1, failedCalls: true } });
    for (let count = 0; count < 20; count += 1) await kernel.call('echo', 'say', { text: 'x' });
    await failure(kernel.call('echo', 'say', { nonsense: 1 }));
    await kernel.stop();
    const calls = entriesIn(stateFolder).filter(({ kind }) => kind === 'call');
    const lines = calls.flatMap(({ facts }) => facts?.['calls'] as string[]);
    expect(calls.length).toBeLessThan(15);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toContain(' core/invalid ');
  });

  it('has no personal data of calls, whatever is recorded of them', async () => {
    const stateFolder = temporaryFolder();
    const { kernel } = await startKernel(['echo'], { stateFolder, ledgerPolicy: { calls: 1, failedCalls: true } });
    const planted = ['ada.lovelace@mail.example.org', '4111 1111 1111 1111'];
    for (const text of planted) {
      await kernel.call('echo', 'say', { text });
      await failure(kernel.call('echo', 'say', { [text]: text }));
      await failure(kernel.call('echo', text, {}));
    }
    await kernel.stop();
    const written = readdirSync(stateFolder)
      .filter((name) => name.startsWith('ledger'))
      .map((name) => readFileSync(join(stateFolder, name), 'latin1'))
      .join('');
    expect(written).toContain('echo/say');
    for (const text of planted) expect(written).not.toContain(text);
  });

  it('keeps a plugin from being loaded while it cannot be written, unless its policy only tells', async () => {
    const ledger = { ...memoryLedger(), flush: () => Promise.reject(new LedgerUnwritableError('no space')) };
    const refused = await startKernel(['echo'], { ledger });
    expect(refused.diagnostics.map(({ code }) => code)).toEqual(['ledger/unwritable']);
    expect(refused.kernel.ps().map(({ state }) => state)).not.toContain('ready');
    const told = await startKernel(['echo'], { ledger, ledgerPolicy: { onTrouble: 'tell' } });
    expect(told.diagnostics).toEqual([]);
    expect(told.kernel.ps().map(({ state }) => state)).toEqual(['ready']);
  });
});
