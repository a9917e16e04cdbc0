import { createRequire } from 'node:module';
import type * as devkit from '@nx/devkit';
import type { NxJsonConfiguration, Tree } from '@nx/devkit';

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

const require = createRequire(import.meta.url);

/** As the kit reads it, which is loaded only where nx.json says more than its own text: a preset, comments. */
function nxJsonOf(tree: Tree): NxJsonConfiguration {
  try {
    const value: unknown = JSON.parse(tree.read('nx.json', 'utf-8') ?? '{}');
    if (typeof value === 'object' && value !== null && !('extends' in value)) return value;
  } catch {
    // Not plain JSON: the kit knows comments, and says what is wrong.
  }
  return (require('@nx/devkit') as typeof devkit).readNxJson(tree) ?? {};
}

/** Read the settings; what is absent or of a wrong type has its default. */
export function readSettings(tree: Tree): Settings {
  const options = optionsOf(nxJsonOf(tree));
  const { scope, owners } = options;
  return {
    scope: typeof scope === 'string' && /^@[a-z0-9][a-z0-9._-]*$/.test(scope) ? scope : '@plugwright',
    owners: Array.isArray(owners) ? owners.filter((owner): owner is string => typeof owner === 'string') : [],
  };
}
