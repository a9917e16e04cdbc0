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
async function neighbourUntil(kernel: Kernel, happened: () => boolean, least: number): Promise<readonly number[]> {
  const took: number[] = [];
  while (took.length < least || !happened()) {
    const started = performance.now();
    await kernel.call('echo', 'say', { text: 'a', times: 1 });
    took.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return took;
}

function quantile(took: readonly number[], share: number): number {
  return [...took].sort((a, b) => a - b)[Math.floor(took.length * share)] ?? 0;
}

function has({ kind, facts = {} }: LedgerEntry, wanted: LedgerRecord): boolean {
  const is = (name: string): string => String((facts as Readonly<Record<string, unknown>>)[name]);
  return (
    kind === wanted.kind &&
    Object.entries(wanted.facts).every(([name, value]) => is(name) === value) &&
    Object.entries(wanted.says ?? {}).every(([name, text]) => is(name).includes(text))
  );
}

/** Calls of the neighbour around an attack and during a flood. */
const CALM_CALLS = 20;
const FLOODED_CALLS = 100;
/** What a flood may make of what nine of ten calls take. */
const MOST_TIMES = 3;
const MOST_MS = 25;

/**
 * The attacks of a language at a level. The neighbour is called between them, and nine of ten of its calls during a flood take no longer than a small
 * multiple of what nine of ten took in the same run without one: the machine may be busy with other things, and is so for both.
 */
async function siege(
  attacks: readonly ChannelAttack[],
  language: AttackLanguage,
  level: 'process' | 'sandbox',
  { more = [], least = CALM_CALLS }: { readonly more?: readonly string[]; readonly least?: number } = {},
): Promise<Kernel> {
  const kernel = besieged([...attacks.map(({ name }) => name), ...more], language, level);
  onTestFinished(() => kernel.stop());
  expect(await kernel.start()).toEqual([]);
  const calm: number[] = [];
  const flooded: (readonly [name: string, took: readonly number[]])[] = [];
  for (const attack of attacks) {
    const id = `rogue-${attack.name}`;
    calm.push(...(await neighbourUntil(kernel, () => true, least / 2)));
    await kernel.call(id, 'begin', {});
    if (attack.name === 'ignores-shutdown') void kernel.unload(id);
    const records = attack.faster === undefined ? [attack.ledger] : [attack.ledger, attack.faster];
    const isRecorded = (): boolean => kernel.ledger().some((entry) => entry.plugin === id && records.some((record) => has(entry, record)));
    const runs = (): boolean => kernel.ps().find((plugin) => plugin.id === id)?.state === 'ready';
    flooded.push([attack.name, await neighbourUntil(kernel, () => isRecorded() && runs() !== attack.ends, least)]);
    await kernel.unload(id);
  }
  const shown = (took: readonly number[]): string => [0.5, 0.9, 0.99].map((share) => quantile(took, share).toFixed(1)).join('/');
  const report = [['calm', calm] as const, ...flooded].map(([name, took]) => `${name} ${shown(took)}`);
  process.stderr.write(`${language}, ${level}: p50/p90/p99 of the neighbour in ms: ${report.join(', ')}\n`);
  const most = MOST_TIMES * quantile(calm, 0.9) + MOST_MS;
  expect(flooded.filter(([, took]) => quantile(took, 0.9) > most).map(([name, took]) => [name, shown(took), most])).toEqual([]);
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
        const kernel = await siege(floodAttacks, language, level, { more: [diskAttack.name], least: FLOODED_CALLS });
        const id = `rogue-${diskAttack.name}`;
        await kernel.call(id, 'begin', {});
        const { process: frozen, sandbox } = { process: diskAttack.at.process.ledger, sandbox: diskAttack.at.sandbox.says };
        const isHeld = {
          process: () => kernel.ledger().some((entry) => entry.plugin === id && has(entry, frozen)),
          sandbox: () => kernel.logs({ plugin: id }).some(({ message }) => message.startsWith(sandbox)),
        };
        expect((await neighbourUntil(kernel, isHeld[level], 1)).length).toBeGreaterThan(0);
      },
      60_000,
    );
  });
}
