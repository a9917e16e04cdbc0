import { realpath } from 'node:fs/promises';
import type { PluginSources } from './find-all.ts';
import { findPlugins, type FoundPlugin } from './find-plugins.ts';
import { findInRegistry } from './registry-folder.ts';

/**
 * The other versions of a plugin that are there now, in folders and the registry; of packages there is one version each, in its place.
 * @param elsewhere folders that hold other plugins, which are not read
 */
export async function findVersions({ folders, registry }: PluginSources, known: FoundPlugin, elsewhere: ReadonlySet<string>): Promise<FoundPlugin[]> {
  const { id, version } = known.manifest;
  const findings = await Promise.all([
    findPlugins(folders, new Set([...elsewhere, known.folder])),
    ...(registry === undefined ? [] : [findInRegistry(registry, id)]),
  ]);
  const others = new Map<string, FoundPlugin>();
  for (const plugin of findings.flatMap(({ plugins }) => plugins)) {
    const { manifest } = plugin;
    if (manifest.id !== id || manifest.version === version || others.has(manifest.version)) continue;
    if ((await realpath(plugin.folder)) !== (await realpath(known.folder))) others.set(manifest.version, plugin);
  }
  return [...others.values()];
}
