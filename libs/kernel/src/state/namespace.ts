import type { Manifest } from '@plugwright/manifest';

/** The operation by which a plugin brings its state from one version to another: input `{ from, to }`. Only the kernel calls it. */
export const MIGRATION = 'migrate-state';

/** Where the storage of a plugin lies: under its id, and under the version of its state where it has one. Ids have no `@`. */
export function namespaceOf({ id, state }: Pick<Manifest, 'id' | 'state'>): string {
  return state === undefined ? id : `${id}@${String(state.version)}`;
}
