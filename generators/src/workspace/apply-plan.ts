import type { Tree } from '@nx/devkit';
import { effectOf, type Change } from '@plugwright/emit';

const ledger = /(^|\/)\.emitted\.json$/;

/**
 * Put a plan into the tree, from where Nx writes it; equal bytes leave no trace there. Ledgers come last: a run that
 * dies half-way then leaves files newer than their ledger, which the next run recognises as its own, and not older
 * ones, which would look edited by hand.
 */
export function applyPlan(tree: Tree, changes: readonly Change[]): void {
  const { deletes, writes } = effectOf(changes);
  for (const path of deletes) tree.delete(path);
  const rows = [...writes].sort(([a], [b]) => Number(ledger.test(a)) - Number(ledger.test(b)));
  for (const [path, text] of rows) tree.write(path, text);
}
