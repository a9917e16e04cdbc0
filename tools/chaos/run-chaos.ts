import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { allTransitions, verifyLedger } from '@plugwright/kernel';
import { pluginBed } from '../laid-plugins/lay-plugins.ts';
import { castAt, victimAt } from './cast.ts';
import { fullDiskProof } from './disk-proof.ts';
import { smallDisk } from './disk/small-disk.ts';
import { Load, type Lanes } from './load.ts';
import type { ChaosChoice } from './options.ts';
import type { ChaosOutcome } from './outcome.ts';
import { Chance } from './random.ts';
import { recovered } from './recovery.ts';
import { Stage } from './stage.ts';
import { arrowOf, cellName, cellsOf } from './table/cells.ts';
import { throughTable } from './table/table.ts';
import { walk } from './walk.ts';

/** What is done, and where. */
export interface ChaosOptions extends Omit<ChaosChoice, 'json'> {
  /** An empty folder. */
  readonly folder: string;
  /** Whether `disk` in the folder is a small file system of its own. */
  readonly ownDisk: boolean;
  /** How long everything may take to be well again, ms. */
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

const TELL_MS = 5_000;

const lanes: Lanes = { twice: 2, relay: 1, make: 2, victim: 1, list: 1, 'relay-list': 1, collect: 1, exchange: 1, 'victim-list': 1, 'victim-collect': 1 };

/** Says something now and then only. */
function sparingly(say: (line: string) => void): (line: string) => void {
  let told = performance.now();
  return (line) => {
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    say(line);
  };
}

/** Let things go wrong under load, as the seed says, and see what is left of it. */
export async function runChaos(options: ChaosOptions): Promise<ChaosOutcome> {
  const { seed, seconds, blows, at, level, language, folder, ownDisk, patienceMs, say } = options;
  const [plugins, disk] = [join(folder, 'plugins'), join(folder, 'disk')];
  chmodSync(folder, 0o755);
  for (const path of [plugins, disk]) mkdirSync(path, { recursive: true });
  const bed = await pluginBed(plugins);
  const stateFolder = join(disk, 'state');
  const complaints: string[] = [];
  const alarms: string[] = [];
  const cast = castAt(level, language);
  const victim = victimAt(level, language);
  const stage = new Stage({
    stateFolder,
    socketPath: join(folder, 'control', 's'),
    folders: [...cast, victim].map((plugin) => bed.lay(plugin)),
    disk: ownDisk ? smallDisk(disk) : undefined,
    complain: (text) => complaints.push(text.trim()),
    alarm: (text) => alarms.push(text.trim()),
  });
  const load = new Load(() => stage.client, lanes);
  const ids = [...cast, victim].map(({ id }) => id);
  const tell = sparingly((line) =>
    say(
      `${line}; ${String(load.calls)} calls, ${String(load.streams.whole)} streams, ${String(load.acknowledged.size)} events, ${String(load.wrong.length)} wrong`,
    ),
  );
  try {
    await stage.start();
    load.start();
    const players = {
      victim,
      target: cast.find(({ id }) => id === 'target') ?? victim,
      unrestarted: victimAt(level, language, 'stop'),
      forlorn: victimAt(level, language, 'restart', ['nobody']),
    };
    const all = cellsOf(new Chance(seed));
    const cells = all.filter((cell) => cellName(cell).includes(at)).slice(0, blows);
    const hittable = ['victim', 'target', 'caller', 'taker', 'maker'];
    const begun: [number, string][] = [];
    const table = await throughTable(cells, { stage, bed, players, hittable, patienceMs }, { load, tell, say, begun });
    stage.onStep = () => undefined;
    begun.push([load.numbers, 'a full disk']);
    const fullDisk = await fullDiskProof(stage, load, patienceMs);
    begun.push([load.numbers, 'things that went wrong by chance']);
    const walked = await walk(stage, new Chance(seed), ids, seconds, tell);
    await load.stop();
    const { client } = stage;
    if (client === undefined) throw new Error('there is no kernel at the end of a run');
    const recovery = await recovered(client, load.numbers, load.acknowledged, patienceMs);
    await stage.end('SIGTERM');
    const { problem } = verifyLedger(stateFolder);
    return {
      seed,
      level,
      language,
      disk: stage.disk.kind,
      table,
      taken: [...stage.seen].sort(),
      untaken:
        cells.length < all.length
          ? []
          : allTransitions()
              .map(arrowOf)
              .filter((arrow) => !stage.seen.has(arrow)),
      fullDisk,
      walk: walked,
      calls: load.calls,
      refused: Object.fromEntries([...load.refused].sort()),
      streams: load.streams,
      wrong: load.wrong,
      acknowledged: load.acknowledged.size,
      ...recovery,
      lost: recovery.lost.map((number) => `event ${String(number)} of ${begun.findLast(([from]) => from <= number)?.[1] ?? 'the start'}`),
      leftBehind: await leftBehind(stage, ids),
      ledger: problem === undefined ? undefined : JSON.stringify(problem),
      complaints,
      alarms,
    };
  } catch (error) {
    const said = [...complaints, ...alarms].slice(-3).join('; ');
    throw new Error(`seed ${String(seed)}: ${error instanceof Error ? error.message : String(error)}${said === '' ? '' : `; it said: ${said}`}`, {
      cause: error,
    });
  } finally {
    await load.stop();
    await stage.end('SIGKILL');
  }
}

const LEAVING_MS = 2_000;

/** Whoever runs without a kernel, after some time to leave. */
async function leftBehind(stage: Stage, ids: readonly string[]): Promise<readonly string[]> {
  const there = (): readonly string[] => ids.flatMap((id) => stage.processes(id).map((pid) => `${id} (${String(pid)})`));
  for (let waited = 0; waited < LEAVING_MS && there().length > 0; waited += 50) await pause(50);
  return there();
}
