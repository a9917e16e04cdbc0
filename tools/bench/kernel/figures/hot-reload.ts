import type { Kernel } from '@plugwright/kernel';
import type { Figure } from '../figure.ts';
import { absentRow, row } from '../../measurement/row.ts';
import { AbsentError } from '../measure/interleave.ts';
import { quantile } from '../measure/quantile.ts';
import { startSubject } from '../subject.ts';

const RATE = 5_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Outcome {
  readonly calls: number;
  readonly failures: ReadonlyMap<string, number>;
  readonly p99: number;
  readonly seconds: number;
}

/** Calls at a fixed rate, whether the ones before were answered or not, for as long as something else takes. */
async function underLoad(kernel: Kernel, work: () => Promise<void>): Promise<Outcome> {
  const taken: number[] = [];
  const failures = new Map<string, number>();
  const open = new Set<Promise<void>>();
  let calls = 0;
  const started = performance.now();
  const call = async (): Promise<void> => {
    const begun = performance.now();
    try {
      await kernel.call('echo', 'say', { text: 'here' });
      taken.push((performance.now() - begun) * 1000);
    } catch (error) {
      const reason = (error as Error).message;
      failures.set(reason, (failures.get(reason) ?? 0) + 1);
    }
  };
  const issue = (): void => {
    const due = ((performance.now() - started) / 1000) * RATE;
    for (; calls < due; calls += 1) {
      const one = call().finally(() => open.delete(one));
      open.add(one);
    }
  };
  const timer = setInterval(issue, 1);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(open);
  return { calls, failures, p99: quantile(taken, 0.99), seconds };
}

const ids = { failed: 'hot reload, Node sandbox, under 5,000 calls/s: failed calls', p99: 'hot reload, Node sandbox, under 5,000 calls/s: p99 meanwhile' };

/** New versions of a plugin take over one after the other while it is called all the time. */
export const hotReload: Figure = {
  name: 'hot-reload',
  async measure(parts) {
    const plugin = { id: 'echo', isolation: 'sandbox', operations: ['say'] } as const;
    let kernel: Kernel;
    try {
      kernel = await startSubject(parts, [plugin]);
    } catch (error) {
      if (!(error instanceof AbsentError)) throw error;
      return { rows: [absentRow(ids.failed, 'calls', { most: 0 })], notes: [`hot reload: not there: ${error.message}`] };
    }
    const reloads = Math.max(2, parts.rounds);
    try {
      const { calls, failures, p99, seconds } = await underLoad(kernel, async () => {
        for (let n = 1; n <= reloads; n += 1) {
          await pause(500);
          parts.bed.lay({ ...plugin, version: `1.0.${String(n)}` });
          const problem = (await kernel.reload('echo'))[0];
          if (problem !== undefined) throw new Error(problem.message);
        }
        await pause(500);
      });
      const version = kernel.ps()[0]?.version ?? '';
      if (version !== `1.0.${String(reloads)}`) throw new Error(`version ${version} serves after ${String(reloads)} reloads`);
      const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
      return {
        rows: [row(ids.failed, failed, 'calls', { most: 0 }), row(ids.p99, p99, 'us', { none: true })],
        notes: [
          `hot reload: ${String(reloads)} reloads, ${String(calls)} calls in ${seconds.toFixed(1)} s (${(calls / seconds).toFixed(0)} a second).`,
          ...[...failures].map(([reason, count]) => `hot reload: ${String(count)} calls failed: ${reason}`),
        ],
      };
    } finally {
      await kernel.stop();
    }
  },
};
