import type { Tree } from '@nx/devkit';
import type { Diagnostic } from '@plugwright/diagnostics';
import { waitForOthers } from '../../lock/wait-for-others.ts';
import { isInSync, recollect, refresh, type Recollection } from '../../memory/recollection.ts';
import type { TreePlan } from '../../workspace/plan-workspace.ts';

/** What Nx shows of a workspace that is out of sync; nothing where it is in sync. */
interface OutOfSync {
  readonly outOfSyncMessage: string;
  readonly outOfSyncDetails: string[];
}

/** `nx sync` prints the message only, and a parked handler is something to be told. */
function warnings(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === 'warning').map(({ code, message }) => `warning ${code}: ${message}`);
}

async function planned(tree: Tree, recollection: Recollection | undefined): Promise<TreePlan> {
  if (recollection === undefined) return (await import('../../workspace/plan-workspace.ts')).planTree(tree, {});
  return (await import('../../workspace/plan-remembering.ts')).planRemembering(tree, recollection);
}

/**
 * The sync generator: `nx sync` writes what it puts into the tree, `nx sync:check` fails when there is anything. Both
 * run the plan that `nx generate @plugwright/nx:plugin` runs, so they cannot disagree. Where no file changed since the
 * last time, there is nothing to plan, and not even the code of a plan is loaded.
 */
export default async function syncGenerator(tree: Tree): Promise<OutOfSync | undefined> {
  await waitForOthers(tree.root);
  const recollection = recollect(tree);
  if (recollection !== undefined && isInSync(recollection)) {
    refresh(recollection);
    return undefined;
  }
  const { changes, diagnostics } = await planned(tree, recollection);
  if (changes.length === 0) return undefined;
  const [{ applyPlan }, { summarise }, { outOfSyncDetails }] = await Promise.all([
    import('../../workspace/apply-plan.ts'),
    import('../../workspace/plan-tree.ts'),
    import('./out-of-sync.ts'),
  ]);
  applyPlan(tree, changes);
  return {
    outOfSyncMessage: [`The specs say something else than the generated files: ${summarise(changes)}.`, ...warnings(diagnostics)].join('\n'),
    outOfSyncDetails: outOfSyncDetails(changes),
  };
}
