import type { Tree } from '@nx/devkit';
import { existsSync } from 'node:fs';
import { installedPackageSource, loadWorkspace, type Workspace } from '@plugwright/spec';
import { checkedDocuments } from '../memory/checked-documents.ts';
import { treeSource } from './tree-source.ts';

/** Read, check and link the specs of a tree, with the contracts that the workspace has installed. */
export async function loadTree(tree: Tree): Promise<Workspace> {
  const checked = existsSync(tree.root) ? checkedDocuments(tree.root) : undefined;
  const sources = { own: [treeSource(tree)], installed: [installedPackageSource(tree.root)] };
  const workspace = await loadWorkspace(checked === undefined ? sources : { ...sources, checked });
  checked?.save(true);
  return workspace;
}
