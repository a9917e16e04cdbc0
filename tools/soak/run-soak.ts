import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ControlClient } from '@plugwright/kernel';
import { castAt } from '../chaos/cast.ts';
import { Load } from '../chaos/load.ts';
import { recovered } from '../chaos/recovery.ts';
import { pluginBed } from '../laid-plugins/lay-plugins.ts';
import { leftBehind } from './left-behind.ts';
import type { SoakOutcome } from './outcome.ts';
import { SoakedKernel } from './soaked-kernel.ts';
import { Unrest } from './unrest.ts';
import { judge, WARM_UP } from './verdict.ts';
import { Watch } from './watch.ts';

/** How long, and where. */
export interface SoakOptions {
  readonly minutes: number;
  /** An empty folder. */
  readonly folder: string;
  /** What was seen until then is judged when it aborts. */
  readonly signal?: AbortSignal;
  readonly sampleMs?: number;
  /** At least so long lies between two lines of progress. */
  readonly tellMs?: number;
  readonly say: (line: string) => void;
}

const SAMPLE_MS = 3_000;
const TELL_MS = 15_000;

/** The pause before a plugin goes, ms. V8 compiles what runs often: while the run warms up the ways of a restart run as often as they would in hours. */
const UNREST_MS = { warmUp: 500, after: 10_000 };

/** What was accepted last may take so long to arrive. */
const PATIENCE_MS = 60_000;

/** Those that live through the whole run; `target` and `caller` come and go. */
const steady = ['maker', 'taker'] as const;

async function aliveIn(client: ControlClient, plugin: string): Promise<number | undefined> {
  const answer = await client.call(plugin, 'alive', {}).catch(() => undefined);
  return (answer as { readonly mib: number } | undefined)?.mib;
}

/** Run a kernel under steady load with some restarts, and watch what it and its plugins hold. */
export async function runSoak({ minutes, folder, signal, say, sampleMs = SAMPLE_MS, tellMs = TELL_MS }: SoakOptions): Promise<SoakOutcome> {
  chmodSync(folder, 0o755);
  const plugins = join(folder, 'plugins');
  mkdirSync(plugins);
  const bed = await pluginBed(plugins);
  const complaints: string[] = [];
  const socketPath = join(folder, 'control', 's');
  const kernel = await SoakedKernel.start({
    stateFolder: join(folder, 'state'),
    socketPath,
    folders: castAt('process').map((plugin) => bed.lay(plugin)),
    complain: (text) => complaints.push(text.trim()),
  });
  const { client, pid } = kernel;
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const load = new Load(() => client);
  const unrest = new Unrest(client, () => UNREST_MS[seconds() < minutes * 60 * WARM_UP ? 'warmUp' : 'after']);
  const pids = new Map((await client.ps()).map((status) => [status.id, status.pid ?? 0]));
  const watch = new Watch([
    { name: 'kernel', pid, alive: () => kernel.alive() },
    ...steady.map((name) => ({ name, pid: pids.get(name) ?? 0, alive: () => aliveIn(client, name) })),
  ]);
  const tell = (): void =>
    say(
      `${(seconds() / 60).toFixed(1)} of ${String(minutes)} minutes, kernel ${watch.last('kernel: memory alive').toFixed(1)} MiB alive, ${watch.last('kernel: resident').toFixed(0)} resident, ${String(watch.last('kernel: handles'))} handles; ${String(load.calls)} calls, ${String(unrest.restarts)} restarts`,
    );
  try {
    load.start();
    unrest.start();
    for (let told = started; seconds() < minutes * 60 && signal?.aborted !== true;) {
      await pause(sampleMs, undefined, { signal }).catch(() => undefined);
      await watch.look(seconds());
      if (performance.now() - told < tellMs) continue;
      told = performance.now();
      tell();
    }
    const took = seconds() / 60;
    tell();
    await unrest.stop();
    await load.stop();
    const { down, lost } = await recovered(client, load.numbers, load.acknowledged, PATIENCE_MS);
    await kernel.end();
    const { series } = watch;
    return {
      minutes: Number(took.toFixed(2)),
      stopped: signal?.aborted === true,
      verdicts: series.flatMap(({ name, unit, judged, points }) => {
        const verdict = judge(name, unit, points);
        return verdict === undefined ? [] : [{ ...verdict, judged }];
      }),
      calls: load.calls,
      streams: load.streams,
      refused: Object.fromEntries([...load.refused].sort()),
      wrong: [...load.wrong, ...down],
      acknowledged: load.acknowledged.size,
      lost,
      restarts: unrest.restarts,
      complaints,
      left: leftBehind(pid, folder, socketPath),
      series,
    };
  } finally {
    await unrest.stop();
    await load.stop();
    await kernel.end();
  }
}
