import { setTimeout as pause } from 'node:timers/promises';
import type { ControlClient, PluginState } from '@plugwright/kernel';
import { downAt } from '../recovery.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

/** What an operator does about a plugin that he put into a state. */
const remedies: Readonly<Partial<Record<PluginState, (client: ControlClient, plugin: string) => Promise<unknown>>>> = {
  disabled: (client, plugin) => client.intervene(plugin, 'enable'),
  quarantined: (client, plugin) => client.intervene(plugin, 'thaw'),
  failed: (client, plugin) => client.reload(plugin),
  stopped: (client, plugin) => client.reload(plugin),
  uninstalled: (client, plugin) => client.reload(plugin),
};

/**
 * The operator takes back what he did, and only that. Then everything has to serve, with one process for each.
 * @returns what does not, in words
 */
export async function mend(scene: Scene, patienceMs: number): Promise<readonly string[]> {
  const { stage, touched } = scene;
  scene.repair();
  const problems: string[] = [];
  if (stage.kernelPid !== undefined && stage.fallen !== undefined) problems.push(`the kernel ended by itself: ${stage.fallen}`);
  if (stage.fallen !== undefined) await stage.end('SIGKILL');
  if (stage.kernelPid === undefined) await stage.start();
  if (stage.spares.length > 0) {
    stage.spares = [];
    await stage.restart('SIGTERM');
  }
  if (scene.hasNewManifest) await stage.operate((client) => client.reload('victim'));
  const started = performance.now();
  let wrong = await amiss(stage);
  while (wrong.length > 0 && performance.now() - started < patienceMs) {
    await remedy(stage, touched);
    await pause(10);
    wrong = await amiss(stage);
  }
  return [...problems, ...wrong];
}

async function remedy(stage: Stage, touched: ReadonlySet<string>): Promise<void> {
  for (const { id, state } of (await stage.operate((client) => client.ps())) ?? [])
    if (touched.has(id)) await stage.operate(async (client) => remedies[state]?.(client, id));
}

async function amiss(stage: Stage): Promise<readonly string[]> {
  const { client } = stage;
  if (client === undefined) return ['there is no kernel'];
  try {
    const down = await downAt(client, [['victim', 'twice']]);
    if (down.length > 0) return down;
    return (await client.ps()).flatMap(({ id }) => {
      const processes = stage.processes(id).length;
      return processes === 1 ? [] : [`${id} has ${String(processes)} processes`];
    });
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
