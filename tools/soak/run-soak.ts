import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { castAt } from '../chaos/cast.ts';
import { Load } from '../chaos/load.ts';
import { recovered } from '../chaos/recovery.ts';
import { Stage } from '../chaos/stage.ts';
import { pluginBed } from '../laid-plugins/lay-plugins.ts';
import { heldBy } from './sample.ts';
import type { Point } from './slope.ts';
import { judge, type Verdict } from './verdict.ts';

/** How long, and where. */
export interface SoakOptions {
  readonly minutes: number;
  /** An empty folder. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/** How a soak went. */
export interface SoakOutcome {
  readonly minutes: number;
  readonly verdicts: readonly Verdict[];
  readonly calls: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
  readonly acknowledged: number;
  readonly lost: readonly number[];
  readonly restarts: number;
  readonly complaints: readonly string[];
}

/** Garbage is collected before each sample: what is there only because nobody needed the room yet is no leak. */
const SAMPLE_MS = 3_000;

/** A plugin is killed and another one reloaded so often: what leaks by restarts leaks nowhere else. */
const UNREST_MS = 10_000;

/** Those that live through the whole run; `target` and `caller` come and go. */
const steady = ['maker', 'taker'] as const;

/** Whether nothing grew, nothing was wrong and nothing was lost. */
export function isSound({ verdicts, wrong, lost }: SoakOutcome): boolean {
  return verdicts.every(({ verdict }) => verdict === 'flat') && wrong.length === 0 && lost.length === 0;
}

async function aliveIn(stage: Stage, plugin: string): Promise<number | undefined> {
  const answer = await stage.operate((client) => client.call(plugin, 'alive', {}));
  return (answer as { readonly mib: number } | undefined)?.mib;
}

/** Run a kernel under steady load with some restarts, and watch what it and its plugins hold. */
export async function runSoak({ minutes, folder, say }: SoakOptions): Promise<SoakOutcome> {
  chmodSync(folder, 0o755);
  const plugins = join(folder, 'plugins');
  mkdirSync(plugins);
  const bed = await pluginBed(plugins);
  const complaints: string[] = [];
  const folders = castAt('process').map((plugin) => bed.lay(plugin));
  const stage = new Stage({
    stateFolder: join(folder, 'state'),
    socketPath: join(folder, 'control', 's'),
    folders,
    complain: (text) => complaints.push(text.trim()),
  });
  await stage.start();
  const load = new Load(() => stage.client);
  const series = new Map<string, { readonly unit: string; readonly points: Point[] }>();
  const add = (name: string, unit: string, at: number, value: number): void => {
    const one = series.get(name) ?? { unit, points: [] };
    one.points.push([at, value]);
    series.set(name, one);
  };
  let restarts = 0;
  const unrest = async (): Promise<void> => {
    restarts += 1;
    if (restarts % 2 === 0) await stage.operate((client) => client.reload('target'));
    else await stage.signal('caller', 'SIGKILL');
  };
  try {
    const pids = new Map((await stage.operate((client) => client.ps()))?.map(({ id, pid }) => [id, pid]));
    const watched: readonly (readonly [string, number | undefined])[] = [['kernel', stage.kernelPid], ...steady.map((id) => [id, pids.get(id)] as const)];
    load.start();
    const started = performance.now();
    let [told, stirred] = [started, started];
    for (let now = started; now - started < minutes * 60_000; now = performance.now()) {
      await pause(SAMPLE_MS);
      const at = (performance.now() - started) / 1000;
      for (const [name, pid] of watched) {
        const held = pid === undefined ? undefined : heldBy(pid);
        if (held === undefined) throw new Error(`${name} ended during the soak`);
        const alive = name === 'kernel' ? await stage.kernelAlive() : await aliveIn(stage, name);
        if (alive !== undefined) add(`${name}: memory alive`, 'MiB', at, alive);
        add(`${name}: handles`, 'handles', at, held.handles);
        if (name === 'kernel' && now - told > 15_000) {
          told = now;
          say(
            `${(at / 60).toFixed(1)} of ${String(minutes)} minutes, kernel ${held.memory.toFixed(0)} MiB resident and ${String(held.handles)} handles, ${String(load.calls)} calls, ${String(restarts)} restarts`,
          );
        }
      }
      if (now - stirred > UNREST_MS) {
        stirred = now;
        await unrest();
      }
    }
    await load.stop();
    const { client } = stage;
    if (client === undefined) throw new Error('there is no kernel at the end of a soak');
    const { lost } = await recovered(client, load.numbers, load.acknowledged, 60_000);
    return {
      minutes,
      verdicts: [...series].map(([name, { unit, points }]) => judge(name, unit, points)),
      calls: load.calls,
      refused: Object.fromEntries([...load.refused].sort()),
      wrong: load.wrong,
      acknowledged: load.acknowledged.size,
      lost,
      restarts,
      complaints,
    };
  } finally {
    await load.stop();
    await stage.end('SIGKILL');
  }
}
