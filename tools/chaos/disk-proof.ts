import { setTimeout as pause } from 'node:timers/promises';
import type { CallError, ControlClient } from '@plugwright/kernel';
import type { Load } from './load.ts';
import { downAt } from './recovery.ts';
import type { Stage } from './stage.ts';

/** Asks until an answer is to one's liking, for as long as patience lasts. */
async function eventually<T>(ask: () => Promise<T>, liked: (answer: T) => boolean, patienceMs: number): Promise<T> {
  const started = performance.now();
  let answer = await ask();
  while (!liked(answer) && performance.now() - started < patienceMs) {
    await pause(20);
    answer = await ask();
  }
  return answer;
}

/**
 * While the disk is full: events are refused in words that say so, what needs no disk goes on, an operator's decision is refused or kept, and
 * neither the kernel nor its start over a full disk destroys anything. When there is room again everything serves.
 * @returns what was otherwise
 */
export async function fullDiskProof(stage: Stage, load: Load, patienceMs: number): Promise<readonly string[]> {
  const problems: string[] = [];
  const { client } = stage;
  if (client === undefined) return ['there is no kernel'];
  stage.disk.fill();
  try {
    const refused = await eventually(
      () => publishedBy(load, client),
      (answer) => answer !== undefined,
      patienceMs,
    );
    if (refused === undefined) problems.push('events were accepted all the time on a full disk');
    else if (refused.code !== 'core/unavailable' || !refused.message.includes('disk'))
      problems.push(`an event was refused by ${refused.code}: ${refused.message}`);
    const answer = (await client.call('target', 'twice', { number: 4 }, { timeoutMs: 5_000 })) as { readonly number?: number };
    if (answer.number !== 9) problems.push(`without a disk twice of 4 is ${String(answer.number)}`);
    const decided = await client.intervene('victim', 'disable').then(
      (diagnostics) => diagnostics.length === 0,
      () => false,
    );
    await stage.end('SIGKILL');
    const started = await stage.start().then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    if (started !== undefined && !/state|disk|full/iu.test(started)) problems.push(`the kernel did not start over a full disk, and said: ${started}`);
    stage.disk.free();
    if (started !== undefined) await stage.restart('SIGKILL');
    // What was left out for want of room is back by itself; the victim needs it.
    const plugins = await eventually(
      async () => (await stage.operate((next) => next.ps())) ?? [],
      (found) => found.length > 1 && found.every(({ id, state }) => id === 'victim' || state === 'ready'),
      patienceMs,
    );
    const stands = plugins.find(({ id }) => id === 'victim')?.state === 'disabled';
    if (decided && !stands) problems.push('an operator was told that the victim is disabled, and it is not after a restart');
    if (stands) await stage.operate((next) => next.intervene('victim', 'enable'));
  } finally {
    stage.disk.free();
  }
  const again = await eventually(
    async () => (stage.client === undefined ? ['there is no kernel'] : downAt(stage.client)),
    (down) => down.length === 0,
    patienceMs,
  );
  return [...problems, ...again];
}

/** Publish one of the load's own numbers, so that its loss would be noticed; how it was refused, where it was. */
async function publishedBy(load: Load, client: ControlClient): Promise<CallError | undefined> {
  const number = load.nextNumber();
  try {
    await client.publish('maker', 'made', { number });
    load.acknowledged.add(number);
    return undefined;
  } catch (error) {
    return error as CallError;
  }
}
