import type { Tree } from '@nx/devkit';
import type { Diagnostic } from '@plugwright/diagnostics';
import { waitForOthers } from '../../lock/with-lock.ts';
import { applyPlan } from '../../workspace/apply-plan.ts';
import { planTree } from '../../workspace/plan-workspace.ts';
import { summarise } from '../../workspace/plan-tree.ts';
import { outOfSyncDetails } from './out-of-sync.ts';

/** What Nx shows of a workspace that is out of sync; nothing where it is in sync. */
interface OutOfSync {
  readonly outOfSyncMessage: string;
  readonly outOfSyncDetails: string[];
}

/** `nx sync` prints the message only, and a parked handler is something to be told. */
function warnings(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === 'warning').map(({ code, message }) => `warning ${code}: ${message}`);
}

/**
 * The sync generator: `nx sync` writes what it puts into the tree, `nx sync:check` fails when there is anything. Both
 * run the plan that `nx generate @plugwright/nx:plugin` runs, so they cannot disagree.
 */
export default async function syncGenerator(tree: Tree): Promise<OutOfSync | undefined> {
  await waitForOthers(tree.root);
  const { changes, diagnostics } = await planTree(tree, {});
  if (changes.length === 0) return undefined;
  applyPlan(tree, changes);
  return {
    outOfSyncMessage: [`The specs say something else than the generated files: ${summarise(changes)}.`, ...warnings(diagnostics)].join('\n'),
    outOfSyncDetails: outOfSyncDetails(changes),
  };
}
