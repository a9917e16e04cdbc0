import { describe, expect, it, onTestFinished } from 'vitest';
import { attackLanguages, type AttackLanguage } from '../../fixtures/attack/stage.ts';
import { besieged } from '../../fixtures/attack/siege.ts';
import { diskAttack, floodAttacks, siegeLevels, wireAttacks, type ChannelAttack, type LedgerRecord } from '../../fixtures/attack/table/channel.ts';
import type { Kernel } from '../kernel-options.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';
import { findPython } from '../runtime/python/find-python.ts';
import { thisMachine } from './child/machine.ts';
import { processDriver } from './process/process-driver.ts';
import { sandboxDriver } from './sandbox/sandbox-driver.ts';

const possible = { Node: true, Python: 'executable' in (await findPython()) };
const available = { process: (await processDriver.probe()).available, sandbox: (await sandboxDriver.probe()).available };

/** Calls the neighbour one after the other until something has happened, and at least so often; milliseconds that each took. A call that fails, fails the test. */
async function neighbourUntil(kernel: Kernel, happened: () => boolean): Promise<readonly number[]> {
  const took: number[] = [];
  while (took.length < 10 || !happened()) {
    const started = performance.now();
    await kernel.call('echo', 'say', { text: 'a', times: 1 });
    took.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return took;
}

function p99(took: readonly number[]): string {
  return [...took].sort((a, b) => a - b)[Math.floor(took.length * 0.99)]?.toFixed(1) ?? '';
}

function has({ kind, facts = {} }: LedgerEntry, wanted: LedgerRecord): boolean {
  return kind === wanted.kind && Object.entries(wanted.facts).every(([name, value]) => facts[name] === value);
}

/** The attacks of a language at a level, each with what the neighbour took before and meanwhile. */
async function siege(attacks: readonly ChannelAttack[], language: AttackLanguage, level: 'process' | 'sandbox', more: readonly string[] = []): Promise<Kernel> {
  const kernel = besieged([...attacks.map(({ name }) => name), ...more], language, level);
  onTestFinished(() => kernel.stop());
  expect(await kernel.start()).toEqual([]);
  const report = [`before ${p99(await neighbourUntil(kernel, () => true))}`];
  for (const attack of attacks) {
    const id = `rogue-${attack.name}`;
    await kernel.call(id, 'begin', {});
    if (attack.name === 'ignores-shutdown') void kernel.unload(id);
    const records = attack.faster === undefined ? [attack.ledger] : [attack.ledger, attack.faster];
    const isRecorded = (): boolean => kernel.ledger().some((entry) => entry.plugin === id && records.some((record) => has(entry, record)));
    const runs = (): boolean => kernel.ps().find((plugin) => plugin.id === id)?.state === 'ready';
    report.push(`${attack.name} ${p99(await neighbourUntil(kernel, () => isRecorded() && runs() !== attack.ends))}`);
    await kernel.unload(id);
  }
  process.stderr.write(`${language}, ${level}: p99 of the neighbour in ms: ${report.join(', ')}\n`);
  expect(kernel.ps().find(({ id }) => id === 'echo')).toMatchObject({ state: 'ready', restarts: 0 });
  return kernel;
}

for (const language of attackLanguages) {
  describe.skipIf(!possible[language] || !available.process || !('file' in thisMachine.launcher))(`the kernel, attacked in ${language}`, () => {
    it('ends what breaches the protocol, has it on the ledger, and its neighbour goes on', async () => {
      const kernel = await siege(wireAttacks, language, 'process');
      const entriesOf = (name: string): readonly LedgerEntry[] =>
        kernel.ledger().filter(({ plugin, kind }) => plugin === `rogue-${name}` && (kind === 'violation' || kind === 'crash'));
      const isProtocol = ({ kind, facts }: LedgerEntry): boolean => kind === 'violation' || String(facts?.['reason']).startsWith('it broke the protocol: ');
      expect(wireAttacks.map(({ name }) => [name, entriesOf(name).map(({ kind }) => kind)])).toEqual(
        wireAttacks.map(({ name, ends }) => [name, ends ? ['violation', 'crash'] : ['violation']]),
      );
      expect(wireAttacks.flatMap(({ name }) => entriesOf(name)).filter((entry) => !isProtocol(entry))).toEqual([]);
    }, 60_000);
  });

  describe.each(siegeLevels)(`the machine, attacked in ${language} at level %s`, (level) => {
    it.skipIf(!possible[language] || !available[level] || !('file' in thisMachine.launcher))(
      'is shared by the neighbour all the while',
      async () => {
        const kernel = await siege(floodAttacks, language, level, [diskAttack.name]);
        const id = `rogue-${diskAttack.name}`;
        await kernel.call(id, 'begin', {});
        const { process: frozen, sandbox } = { process: diskAttack.at.process.ledger, sandbox: diskAttack.at.sandbox.says };
        const isHeld = {
          process: () => kernel.ledger().some((entry) => entry.plugin === id && has(entry, frozen)),
          sandbox: () => kernel.logs({ plugin: id }).some(({ message }) => message.startsWith(sandbox)),
        };
        expect((await neighbourUntil(kernel, isHeld[level])).length).toBeGreaterThan(0);
      },
      60_000,
    );
  });
}
