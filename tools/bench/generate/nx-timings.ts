import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../running/command.ts';
import { median } from '../measurement/median.ts';

/** Medians of whole `nx` commands without the daemon, in seconds. */
export interface NxTimings {
  readonly showProjects: number;
  readonly syncCheck: number;
  /** `nx sync` after one spec was edited. */
  readonly syncEdited: number;
  /** Projects in Nx's graph of the workspace. */
  readonly projects: number;
}

const rounds = 3;

async function nx(folder: string, args: readonly string[]): Promise<number> {
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', CI: 'true', NO_COLOR: '1' };
  const outcome = await runCommand(process.execPath, [join(folder, 'node_modules', '.bin', 'nx'), ...args], { cwd: folder, env, timeoutMs: 5 * 60_000 });
  if (outcome.code !== 0) throw new Error(`nx ${args.join(' ')} ended with ${outcome.code}\n${outcome.stdout.slice(-3000)}\n${outcome.stderr.slice(-3000)}`);
  return outcome.ms / 1000;
}

/** Widens one bound of one spec, a different one each round, so that every round has something to regenerate. */
function edit(folder: string, pluginId: string, round: number): void {
  const file = join(folder, 'specs', 'plugins', `${pluginId}.plugin.yaml`);
  const text = readFileSync(file, 'utf8');
  const edited = text.replace(/limit: \{ type: integer, minimum: 1, maximum: \d+/, `limit: { type: integer, minimum: 1, maximum: ${501 + round}`);
  if (edited === text) throw new Error(`${file} has no bound to edit`);
  writeFileSync(file, edited);
}

/** Read from a file: what Nx prints into a pipe may be cut off when it exits. */
async function countProjects(folder: string): Promise<number> {
  const file = join(folder, '.nx', 'graph.json');
  await nx(folder, ['graph', `--file=${file}`]);
  const { graph } = JSON.parse(readFileSync(file, 'utf8')) as { readonly graph: { readonly nodes: Readonly<Record<string, unknown>> } };
  return Object.keys(graph.nodes).length;
}

/** Times Nx in a generated workspace; commands are interleaved, so that a slow moment of the machine hits all of them. */
export async function nxTimings(folder: string, pluginId: string, report: (line: string) => void): Promise<NxTimings> {
  await nx(folder, ['sync']);
  const shown: number[] = [];
  const checked: number[] = [];
  const edited: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    shown.push(await nx(folder, ['show', 'projects']));
    checked.push(await nx(folder, ['sync:check']));
    edit(folder, pluginId, round);
    edited.push(await nx(folder, ['sync']));
    report(
      `  round ${round + 1}: show projects ${shown.at(-1)?.toFixed(2)} s, sync:check ${checked.at(-1)?.toFixed(2)} s, sync after an edit ${edited.at(-1)?.toFixed(2)} s`,
    );
  }
  return { showProjects: median(shown), syncCheck: median(checked), syncEdited: median(edited), projects: await countProjects(folder) };
}
