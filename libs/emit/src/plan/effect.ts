import type { Change } from './plan.ts';

/** What changes amount to on the disk. */
export interface Effect {
  /** Files to remove, sorted. */
  readonly deletes: readonly string[];
  /** Files to write, by path, sorted. */
  readonly writes: ReadonlyMap<string, string>;
}

/**
 * The effect of a plan's changes, in any order: a file that one change leaves may be where another one writes, as when
 * two handlers swap their names.
 */
export function effectOf(changes: readonly Change[]): Effect {
  const writes = new Map<string, string>();
  for (const { path, text } of changes) if (text !== undefined) writes.set(path, text);
  const left = changes.flatMap(({ kind, path, from }) => (kind === 'delete' ? [path] : from === undefined ? [] : [from]));
  return {
    deletes: [...new Set(left)].filter((path) => !writes.has(path)).sort(),
    writes: new Map([...writes].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
