import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { allTransitions, verifyLedger } from '@plugwright/kernel';
import type { Isolation } from '@plugwright/manifest';
import { pluginBed } from '../laid-plugins/lay-plugins.ts';
import { castAt } from './cast.ts';
import { Load } from './load.ts';
import { mishaps } from './mishaps/mishaps.ts';
import { planOf } from './plan.ts';
import { Chance } from './random.ts';
import { recovered } from './recovery.ts';
import { Stage } from './stage.ts';

/** What is done, and for how long. */
export interface ChaosOptions {
  readonly seed: number;
  readonly seconds: number;
  readonly level: Isolation;
  /** An empty folder. */
  readonly folder: string;
  /** How long everything may take to be well again, ms. */
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

/** How a run went. */
export interface ChaosOutcome {
  readonly seed: number;
  readonly level: Isolation;
  readonly mishaps: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
  readonly acknowledged: number;
  readonly lost: readonly number[];
  readonly redelivered: number;
  readonly down: readonly string[];
  readonly servingAfterMs: number;
  /** What is wrong with the ledger. */
  readonly ledger: string | undefined;
  /** Arrows of the lifecycle chart that were gone, of how many. */
  readonly arrows: readonly [number, number];
  readonly complaints: readonly string[];
}

/** Whether nothing false was said, nothing was lost, and everything serves. */
export function isWell({ wrong, lost, down, ledger, calls, acknowledged }: ChaosOutcome): boolean {
  return wrong.length === 0 && lost.length === 0 && down.length === 0 && ledger === undefined && calls > 0 && acknowledged > 0;
}

/** Let things go wrong under load, as the seed says, and see what is left of it. */
export async function runChaos({ seed, seconds, level, folder, patienceMs, say }: ChaosOptions): Promise<ChaosOutcome> {
  chmodSync(folder, 0o755);
  const plugins = join(folder, 'plugins');
  mkdirSync(plugins);
  const bed = await pluginBed(plugins);
  const cast = castAt(level);
  const stateFolder = join(folder, 'state');
  const complaints: string[] = [];
  const stage = new Stage({
    stateFolder,
    socketPath: join(folder, 'control', 's'),
    folders: cast.map((plugin) => bed.lay(plugin)),
    complain: (text) => complaints.push(text.trim()),
  });
  await stage.start();
  const load = new Load(() => stage.client);
  const counts: Record<string, number> = {};
  try {
    load.start();
    const ids = cast.map(({ id }) => id);
    const started = performance.now();
    let told = started;
    for (const { mishap, afterMs, ...turn } of planOf(new Chance(seed), mishaps, ids)) {
      await pause(afterMs);
      const now = performance.now();
      if (now - started > seconds * 1000) break;
      if (now - told > 5_000) {
        told = now;
        say(
          `${((now - started) / 1000).toFixed(0)} of ${String(seconds)} s, ${String(Object.values(counts).reduce((sum, count) => sum + count, 0))} mishaps, ${String(load.calls)} calls, ${String(load.wrong.length)} wrong`,
        );
      }
      counts[mishap.name] = (counts[mishap.name] ?? 0) + 1;
      await mishap.happen(stage, turn);
    }
    await load.stop();
    const { client } = stage;
    if (client === undefined) throw new Error('there is no kernel at the end of a run');
    const recovery = await recovered(client, load.numbers, load.acknowledged, patienceMs);
    await stage.end('SIGTERM');
    const { problem } = verifyLedger(stateFolder);
    return {
      seed,
      level,
      mishaps: counts,
      calls: load.calls,
      refused: Object.fromEntries([...load.refused].sort()),
      wrong: load.wrong,
      acknowledged: load.acknowledged.size,
      ...recovery,
      ledger: problem === undefined ? undefined : JSON.stringify(problem),
      arrows: [stage.seen.size, allTransitions().length],
      complaints,
    };
  } catch (error) {
    const said = complaints.slice(-3).join('; ');
    throw new Error(`seed ${String(seed)}: ${error instanceof Error ? error.message : String(error)}${said === '' ? '' : `; it said: ${said}`}`, {
      cause: error,
    });
  } finally {
    await load.stop();
    await stage.end('SIGKILL');
  }
}
