import { describe, expect, it } from 'vitest';
import { attackLanguages } from '../../fixtures/attack/stage.ts';
import { diskAttack, floodAttacks, madeIn, siegeLevels, wireAttacks } from '../../fixtures/attack/table/channel.ts';
import { FLOODED_CALLS, has, neighbourUntil, siege } from '../../fixtures/attack/under-siege.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';
import { findPython } from '../runtime/python/find-python.ts';
import { thisMachine } from './child/machine.ts';
import { processDriver } from './process/process-driver.ts';
import { sandboxDriver } from './sandbox/sandbox-driver.ts';

const possible = { Node: true, Python: 'executable' in (await findPython()) };
const available = { process: (await processDriver.probe()).available, sandbox: (await sandboxDriver.probe()).available };

for (const language of attackLanguages) {
  describe.skipIf(!possible[language] || !available.process || !('file' in thisMachine.launcher))(`the kernel, attacked in ${language}`, () => {
    it('ends what breaches the protocol, has it on the ledger, and its neighbour goes on', async () => {
      const kernel = await siege(wireAttacks, language, 'process');
      const entriesOf = (name: string): readonly LedgerEntry[] =>
        kernel.ledger().filter(({ plugin, kind }) => plugin === `rogue-${name}` && (kind === 'violation' || kind === 'crash'));
      const isProtocol = ({ kind, facts }: LedgerEntry): boolean => kind === 'violation' || String(facts?.['reason']).startsWith('it broke the protocol: ');
      const made = madeIn(language, wireAttacks);
      expect(made.map(({ name }) => [name, entriesOf(name).map(({ kind }) => kind)])).toEqual(
        made.map(({ name, ends }) => [name, ends ? ['violation', 'crash'] : ['violation']]),
      );
      expect(made.flatMap(({ name }) => entriesOf(name)).filter((entry) => !isProtocol(entry))).toEqual([]);
    }, 60_000);
  });

  describe.each(siegeLevels)(`the machine, attacked in ${language} at level %s`, (level) => {
    it.skipIf(!possible[language] || !available[level] || !('file' in thisMachine.launcher))(
      'is shared by the neighbour all the while',
      async () => {
        const kernel = await siege(floodAttacks, language, level, { more: [diskAttack.name], least: FLOODED_CALLS });
        const id = `rogue-${diskAttack.name}`;
        await kernel.call(id, 'begin', {});
        const { process: frozen, sandbox } = { process: diskAttack.at.process.ledger, sandbox: diskAttack.at.sandbox.says };
        const isHeld = {
          process: () => kernel.ledger().some((entry) => has(entry, id, frozen)),
          sandbox: () => kernel.logs({ plugin: id }).some(({ message }) => message.startsWith(sandbox)),
        };
        expect((await neighbourUntil(kernel, isHeld[level], 1)).length).toBeGreaterThan(0);
      },
      60_000,
    );
  });
}
