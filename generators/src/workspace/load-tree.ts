import type { Tree } from '@nx/devkit';
import { installedPackageSource, loadWorkspace, type Workspace } from '@plugwright/spec';
import { treeSource } from './tree-source.ts';

/** Read, check and link the specs of a tree, with the contracts that the workspace has installed. */
export function loadTree(tree: Tree): Promise<Workspace> {
  return loadWorkspace({ own: [treeSource(tree)], installed: [installedPackageSource(tree.root)] });
}
