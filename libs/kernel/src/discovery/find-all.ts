import { realpath } from 'node:fs/promises';
import { findPlugins, withoutTwins, type Finding, type FoundPlugin } from './find-plugins.ts';
import { findPackages } from './installed-packages.ts';
import { findInRegistry } from './registry-folder.ts';

/** Where plugins come from. */
export interface PluginSources {
  /** Folders of plugins, or folders that hold such folders. */
  readonly folders: readonly string[];
  /** A registry folder: `index.json`, and the installed plugins under `installed/<id>/<version>`. */
  readonly registry?: string;
  /** A folder whose `node_modules` is searched for packages that say they are plugins. */
  readonly packages?: string;
}

/** Plugins from all sources, each once: one that is reached on several ways is the same, another copy of the same version is a finding. */
export async function findAll({ folders, registry, packages }: PluginSources): Promise<Finding> {
  const findings = await Promise.all([
    folders.length === 0 && (registry !== undefined || packages !== undefined) ? nothing : findPlugins(folders),
    registry === undefined ? nothing : findInRegistry(registry),
    packages === undefined ? nothing : findPackages(packages),
  ]);
  const byPlace = new Map<string, FoundPlugin>();
  for (const plugin of findings.flatMap((finding) => finding.plugins)) {
    const place = await realpath(plugin.folder).catch(() => plugin.folder);
    if (!byPlace.has(place)) byPlace.set(place, plugin);
  }
  const { plugins, diagnostics } = withoutTwins([...byPlace.values()]);
  return { plugins, diagnostics: [...findings.flatMap((finding) => finding.diagnostics), ...diagnostics] };
}

const nothing: Finding = { plugins: [], diagnostics: [] };
