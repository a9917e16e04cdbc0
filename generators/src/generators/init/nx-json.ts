import type { ExpandedPluginConfiguration, NxJsonConfiguration, PluginConfiguration } from '@nx/devkit';
import { graphPlugin, isGraphPlugin, type Settings } from '../../workspace/settings.ts';

/** Folders whose projects get their targets from the graph plugin and from no other. */
const ourFolders = ['plugins/**', 'libs/contracts/**'];

/** Plugins of Nx that would infer further targets from files that Plugwright emits. */
const inferring = new Set(['@nx/js/typescript', '@nx/vite/plugin', '@nx/vitest', '@nx/jest/plugin', '@nx/eslint/plugin']);

const syncGenerator = '@plugwright/nx:sync';

function added<T>(list: readonly T[] | undefined, items: readonly T[]): T[] {
  return [...new Set([...(list ?? []), ...items])];
}

function expanded(entry: PluginConfiguration): ExpandedPluginConfiguration {
  return typeof entry === 'string' ? { plugin: entry } : entry;
}

function withoutOurFolders(entry: PluginConfiguration): PluginConfiguration {
  const whole = expanded(entry);
  if (!inferring.has(whole.plugin) || ourFolders.every((folder) => whole.exclude?.includes(folder))) return entry;
  return { ...whole, exclude: added(whole.exclude, ourFolders) };
}

/**
 * nx.json with the graph plugin and the sync generator registered. What is there stays, the settings of an earlier run
 * included. The graph plugin comes last, because a later plugin's targets win.
 */
export function plugwrightNxJson(nxJson: NxJsonConfiguration, settings: Settings): NxJsonConfiguration {
  const plugins = (nxJson.plugins ?? []).map(withoutOurFolders);
  const names = plugins.map((entry) => expanded(entry).plugin);
  if (!names.some(isGraphPlugin)) plugins.push({ plugin: graphPlugin, options: { owners: [...settings.owners], scope: settings.scope } });
  const sync = { ...nxJson.sync, globalGenerators: added(nxJson.sync?.globalGenerators, [syncGenerator]) };
  // A workspace that lives by TypeScript project references keeps the generator that maintains them.
  if (!names.includes('@nx/js/typescript')) sync.disabledTaskSyncGenerators = added(sync.disabledTaskSyncGenerators, ['@nx/js:typescript-sync']);
  return { ...nxJson, plugins, sync };
}
