import { readNxJson, type NxJsonConfiguration, type Tree } from '@nx/devkit';

/** The workspace's choices, kept as options of the graph plugin in nx.json. */
export interface Settings {
  /** Npm scope of emitted packages, with its `@`. */
  readonly scope: string;
  /** Owners of a new spec when none are named. */
  readonly owners: readonly string[];
}

/** The name under which nx.json registers the graph plugin in a workspace that installed it. */
export const graphPlugin = '@plugwright/nx/graph';

/** Whether an entry of nx.json is the graph plugin: by package name, or by path in Plugwright's own workspace. */
export function isGraphPlugin(plugin: string): boolean {
  return plugin === graphPlugin || /(^|\/)generators\/src\/graph\/plugin(\.ts)?$/.test(plugin);
}

type Options = Readonly<Record<string, unknown>>;

function optionsOf(nxJson: NxJsonConfiguration): Options {
  for (const entry of nxJson.plugins ?? []) {
    if (typeof entry === 'string' || !isGraphPlugin(entry.plugin)) continue;
    if (typeof entry.options === 'object' && entry.options !== null) return entry.options as Options;
  }
  return {};
}

/** Read the settings; what is absent or of a wrong type has its default. */
export function readSettings(tree: Tree): Settings {
  const options = optionsOf(readNxJson(tree) ?? {});
  const { scope, owners } = options;
  return {
    scope: typeof scope === 'string' && /^@[a-z0-9][a-z0-9._-]*$/.test(scope) ? scope : '@plugwright',
    owners: Array.isArray(owners) ? owners.filter((owner): owner is string => typeof owner === 'string') : [],
  };
}
