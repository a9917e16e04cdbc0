import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '@plugwright/manifest';
import type { LogBook } from '../../logging/log-book.ts';
import type { ConfigByPlugin } from '../file.ts';
import { isSensitive, leavesOf, mapLeaves, pointerOf, valueAt, type Leaf } from '../leaf.ts';
import { isReference } from '../secret/secret-reference.ts';
import type { RevisionStore } from './revision-store.ts';

/** The only member of what stands for a secret that was in the file itself. */
const KEPT = '$kept';

/** What a revision keeps of the file: everything but secrets, of a plugin that is not known only digests. */
export function keptFile(
  file: ConfigByPlugin,
  manifestOf: (plugin: string) => Manifest | undefined,
  scrubber: LogBook['scrubber'],
  store: RevisionStore,
): Readonly<Record<string, unknown>> {
  const isSecret = (plugin: string, leaf: Leaf): boolean => {
    const schema = manifestOf(plugin)?.config?.schema;
    if (isReference(leaf.value)) return false;
    return schema === undefined || isSensitive(schema, leaf) || !isDeepStrictEqual(scrubber.value([leaf.path, leaf.value]), [leaf.path, leaf.value]);
  };
  const kept = [...file].map(([plugin, tree]) => [
    plugin,
    mapLeaves(tree, (leaf) => (isSecret(plugin, leaf) ? { [KEPT]: digestOf(store, plugin, leaf) } : leaf.value)),
  ]);
  // What is left are names of members.
  return scrubber.value(Object.fromEntries(kept)) as Record<string, unknown>;
}

/** The file of a revision, its secrets in clear taken from the file as it is; `lost` names those that are not there any more. */
export function restoredFile(
  kept: Readonly<Record<string, unknown>>,
  present: ConfigByPlugin,
  store: RevisionStore,
): { readonly file: ReadonlyMap<string, unknown>; readonly lost: readonly string[] } {
  const lost: string[] = [];
  const file = new Map<string, unknown>();
  for (const [plugin, tree] of Object.entries(kept)) {
    const digests = keptDigests(tree);
    file.set(
      plugin,
      mapLeaves(tree, (leaf) => (leaf.path.at(-1) === KEPT ? undefined : leaf.value)),
    );
    for (const [pointer, { path, digest }] of digests) {
      const value = valueAt(present.get(plugin), path);
      if (value === undefined || digestOf(store, plugin, { path, value }) !== digest) lost.push(`${plugin}${pointer}`);
      else file.set(plugin, withValue(file.get(plugin), path, value));
    }
  }
  return { file, lost };
}

function digestOf(store: RevisionStore, plugin: string, { path, value }: Leaf): string {
  return store.digest('kept', plugin, pointerOf(path), value);
}

function keptDigests(tree: unknown): Map<string, { readonly path: readonly string[]; readonly digest: unknown }> {
  const digests = new Map<string, { readonly path: readonly string[]; readonly digest: unknown }>();
  for (const { path, value } of leavesOf(tree)) if (path.at(-1) === KEPT) digests.set(pointerOf(path.slice(0, -1)), { path: path.slice(0, -1), digest: value });
  return digests;
}

function withValue(tree: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const node = typeof tree === 'object' && tree !== null ? (tree as Record<string, unknown>) : {};
  return { ...node, [key]: withValue(node[key], rest, value) };
}
