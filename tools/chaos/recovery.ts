import { setTimeout as pause } from 'node:timers/promises';
import type { ControlClient } from '@plugwright/kernel';

/** Where everything stands after the last mishap. */
export interface Recovery {
  /** Plugins that do not serve, with their reasons. */
  readonly down: readonly string[];
  /** Numbers of acknowledged events that were never taken. */
  readonly lost: readonly number[];
  /** Events that their receiver did not take in all its attempts, and that were brought again. */
  readonly redelivered: number;
  /** From the last mishap until everything served. */
  readonly servingAfterMs: number;
}

type Asked = readonly [plugin: string, operation: string];

const alwaysAsked: readonly Asked[] = [
  ['target', 'twice'],
  ['caller', 'relay'],
];

/** Plugins that do not serve, or do not answer when they are called, in words. */
export async function downAt(client: ControlClient, more: readonly Asked[] = []): Promise<string[]> {
  const down = (await client.ps()).filter(({ state }) => state !== 'ready').map(({ id, state, reason }) => `${id} is ${state}: ${reason ?? 'no reason'}`);
  if (down.length > 0) return down;
  const asked = [...alwaysAsked, ...more];
  const answers = await Promise.allSettled(asked.map(([plugin, operation]) => client.call(plugin, operation, { number: 1 }, { timeoutMs: 5_000 })));
  return answers.flatMap((answer, index) => (answer.status === 'fulfilled' ? [] : [`${asked[index]?.[0] ?? ''} does not answer: ${String(answer.reason)}`]));
}

async function missingOf(client: ControlClient, below: number, acknowledged: ReadonlySet<number>): Promise<number[]> {
  const { missing } = (await client.call('taker', 'missing', { below }, { timeoutMs: 30_000 })) as { missing: number[] };
  return missing.filter((number) => acknowledged.has(number));
}

/** Nobody helps any more: wait until everything serves, and until everything that was accepted is taken, for as long as patience lasts. */
export async function recovered(client: ControlClient, below: number, acknowledged: ReadonlySet<number>, patienceMs: number): Promise<Recovery> {
  const started = performance.now();
  const inTime = (): boolean => performance.now() - started < patienceMs;
  let down = await downAt(client);
  while (down.length > 0 && inTime()) {
    await pause(50);
    down = await downAt(client);
  }
  const servingAfterMs = performance.now() - started;
  if (down.length > 0) return { down, lost: [], redelivered: 0, servingAfterMs };
  const dead = await client.deadLetters();
  for (const { letter } of dead) await client.redeliver(letter);
  let lost = await missingOf(client, below, acknowledged);
  while (lost.length > 0 && inTime()) {
    await pause(200);
    lost = await missingOf(client, below, acknowledged);
  }
  return { down, lost, redelivered: dead.length, servingAfterMs };
}
