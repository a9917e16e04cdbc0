import type { ManifestSchema } from '@plugwright/manifest';
import type { EnvironmentSetting } from './environment.ts';
import { leavesOf, valueAt } from './leaf.ts';
import { isReference } from './secret/secret-reference.ts';
import { isSafeKey, memberSchema, merge, nest, parseText, type Setting } from './setting.ts';

/** Where a value comes from, least first. */
export const configSources = ['default', 'file', 'environment', 'flag'] as const;

export type ConfigSource = (typeof configSources)[number];

/** What one source says about one plugin. */
export interface Layer {
  readonly source: ConfigSource;
  readonly tree: unknown;
  /** What in the source says it: the name of a file, a variable, a flag. */
  readonly nameOf: (path: readonly string[]) => string;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((key, index) => path[index] === key);
}

/** The layer of settings that are single texts. */
export function settingsLayer<S extends Setting>(source: ConfigSource, schema: ManifestSchema, settings: readonly S[], nameOf: (setting: S) => string): Layer {
  const tree = settings.reduce<unknown>((value, { path, text }) => {
    const at = path.reduce<unknown>((node, key) => memberSchema(schema, node, key), schema);
    return merge(value, nest(path, parseText(schema, at, text)));
  }, {});
  const named = (path: readonly string[]): string => {
    const setting = settings.findLast((candidate) => startsWith(path, candidate.path) || startsWith(candidate.path, path));
    return setting === undefined ? source : nameOf(setting);
  };
  return { source, tree, nameOf: named };
}

/** The layer of variables of the environment. */
export function environmentLayer(schema: ManifestSchema, settings: readonly EnvironmentSetting[]): Layer {
  return settingsLayer('environment', schema, settings, ({ variable }) => variable);
}

/** Objects member by member, a later layer winning; a reference to a secret is replaced whole. */
export function overlay(base: unknown, over: unknown): unknown {
  if (isReference(over) || isReference(base)) return over;
  if (!isPlain(base) || !isPlain(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) if (isSafeKey(key)) merged[key] = Object.hasOwn(merged, key) ? overlay(merged[key], value) : value;
  return merged;
}

/** The last layer that says something about a path. */
export function layerOf(layers: readonly Layer[], path: readonly string[]): Layer | undefined {
  return layers.findLast(({ tree }) => valueAt(tree, path) !== undefined || leavesOf(tree).some((leaf) => startsWith(path, leaf.path)));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
