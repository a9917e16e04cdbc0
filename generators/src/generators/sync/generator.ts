import type { Tree } from '@nx/devkit';
import { waitForOthers } from '../../lock/with-lock.ts';
import { applyPlan } from '../../workspace/apply-plan.ts';
import { planTree } from '../../workspace/plan-workspace.ts';
import { summarise } from '../../workspace/plan-tree.ts';

/** What Nx shows of a workspace that is out of sync; nothing where it is in sync. */
interface OutOfSync {
  readonly outOfSyncMessage: string;
  readonly outOfSyncDetails: string[];
}

/** `sync:check` of a thousand plugins would print thousands of lines, and the first ones say enough. */
const shown = 50;

function details(lines: readonly string[]): string[] {
  const rest = lines.length - shown;
  return rest <= 0 ? [...lines] : [...lines.slice(0, shown), `… and ${String(rest)} more`];
}

/**
 * The sync generator: `nx sync` writes what it puts into the tree, `nx sync:check` fails when there is anything. Both
 * run the plan that `nx generate @plugwright/nx:plugin` runs, so they cannot disagree.
 */
export default async function syncGenerator(tree: Tree): Promise<OutOfSync | undefined> {
  await waitForOthers(tree.root);
  const { changes } = await planTree(tree, {});
  if (changes.length === 0) return undefined;
  applyPlan(tree, changes);
  return {
    outOfSyncMessage: `The specs say something else than the generated files: ${summarise(changes)}.`,
    outOfSyncDetails: details(changes.map(({ kind, path, reason }) => `${kind.toUpperCase()} ${path}: ${reason}`)),
  };
}
