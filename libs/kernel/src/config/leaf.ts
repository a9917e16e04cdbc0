import type { ManifestSchema } from '@plugwright/manifest';
import { isReference } from './secret/secret-reference.ts';
import { sensitiveTexts } from './sensitive.ts';
import { nest } from './setting.ts';

/** Deeper members are one value with the member that they are in. */
const MAX_DEPTH = 32;

/** One value of a tree of objects; a list is one value, and so is a reference to a secret. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The JSON pointer of a path. */
export function pointerOf(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The values of a tree, in order of their paths. */
export function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isReference(value) || path.length >= MAX_DEPTH) return [{ path, value }];
  const keys = Object.keys(value).sort();
  if (keys.length === 0) return path.length === 0 ? [] : [{ path, value }];
  return keys.flatMap((key) => leavesOf((value as Record<string, unknown>)[key], [...path, key]));
}

/** The tree with another value in the place of each leaf; `undefined` leaves it out. */
export function mapLeaves(value: unknown, map: (leaf: Leaf) => unknown): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const leaf of leavesOf(value)) {
    const mapped = map(leaf);
    if (mapped !== undefined) place(root, leaf.path, mapped);
  }
  return root;
}

function place(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let node = root;
  for (const [index, key] of path.entries()) {
    const inner = Object.hasOwn(node, key) ? node[key] : undefined;
    const next = index === path.length - 1 ? value : ((inner as Record<string, unknown> | undefined) ?? {});
    Object.defineProperty(node, key, { value: next, enumerable: true, configurable: true, writable: true });
    node = next as Record<string, unknown>;
  }
}

/** The value at a path; `undefined` where a tree has none. */
export function valueAt(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? (node as Record<string, unknown>)[key] : undefined),
    tree,
  );
}

/** Whether a schema marks a leaf, or anything in it, as sensitive. */
export function isSensitive(schema: ManifestSchema, { path, value }: Leaf): boolean {
  // A mark counts for values of any type, those that are no text, too.
  return [value, 'a text'].some((candidate) => sensitiveTexts(schema, nest(path, candidate)).length > 0);
}
