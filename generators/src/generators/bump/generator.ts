import { logger, type Tree } from '@nx/devkit';
import { planBump } from '@plugwright/release';
import { installedPackageSource } from '@plugwright/spec';
import { withLock } from '../../lock/with-lock.ts';
import { refuseErrors } from '../../workspace/plan-workspace.ts';
import { showWarnings } from '../../workspace/show-warnings.ts';
import { treeSource } from '../../workspace/tree-source.ts';
import { summaryLines } from './summary.ts';

/**
 * Compare the specs with their last releases and write changesets, migration notes and proven ranges. Run again, it
 * changes nothing; nothing is written when anything is refused.
 */
export default async function bumpGenerator(tree: Tree): Promise<() => void> {
  const { release } = await withLock(tree.root, 'nx generate @plugwright/nx:bump', async () => {
    const plan = await planBump(tree.root, { sources: { own: [treeSource(tree)], installed: [installedPackageSource(tree.root)] } });
    if (plan.files === undefined) {
      refuseErrors(tree, plan.diagnostics);
      throw new Error('there is no plan and nothing was found wrong');
    }
    for (const [file, text] of plan.files) {
      if (text === undefined) tree.delete(file);
      else tree.write(file, text);
    }
    showWarnings(tree, plan.diagnostics);
    for (const line of summaryLines(plan)) logger.log(line);
  });
  return release;
}
