import { logger, type Tree } from '@nx/devkit';
import { withLock } from '../../lock/with-lock.ts';
import { applyPlan } from '../../workspace/apply-plan.ts';
import { colourWanted } from '../../workspace/colour.ts';
import { planRemoval, planTree, type TreePlan } from '../../workspace/plan-workspace.ts';
import { renderPlanTree } from '../../workspace/plan-tree.ts';
import { showWarnings } from '../../workspace/show-warnings.ts';
import { needId } from './need-id.ts';
import type { PluginOptions } from './schema.d.ts';

/** What the command line said, for who meets the lock. */
function commandOf({ id, remove }: PluginOptions): string {
  return ['nx generate @plugwright/nx:plugin', ...(id === undefined ? [] : [id]), ...(remove === true ? ['--remove'] : [])].join(' ');
}

function planOf(tree: Tree, { id, force = false, remove = false }: PluginOptions): Promise<TreePlan> {
  if (remove) return planRemoval(tree, needId(id), { force });
  return planTree(tree, { force, ...(id === undefined ? {} : { plugins: [id] }) });
}

/**
 * Emit one plugin, or all of them, from the specs, and print the plan as a tree; with `remove` take one away. Nothing
 * is written when anything of it is refused.
 */
export default async function pluginGenerator(tree: Tree, options: PluginOptions): Promise<() => void> {
  const { release } = await withLock(tree.root, commandOf(options), async () => {
    const { changes, diagnostics } = await planOf(tree, options);
    applyPlan(tree, changes);
    showWarnings(tree, diagnostics);
    logger.log(renderPlanTree(changes, { colour: colourWanted() }));
  });
  return release;
}
