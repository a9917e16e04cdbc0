import type { Tree } from '@nx/devkit';
import type { Disk } from '@plugwright/emit';

/** Where nothing emitted ever stands, and where most files of a workspace are. */
const skipped = new Set(['node_modules', 'dist']);

function* filesBelow(tree: Tree, folder: string): Generator<string> {
  for (const name of tree.children(folder)) {
    if (skipped.has(name)) continue;
    const path = `${folder}/${name}`;
    if (tree.isFile(path)) yield path;
    else yield* filesBelow(tree, path);
  }
}

/** The disk as a plan sees it, over an Nx tree: with the changes that wait in the tree. */
export function treeDisk(tree: Tree): Disk {
  return {
    read: (path) => tree.read(path, 'utf-8') ?? undefined,
    list: (folder) => [...filesBelow(tree, folder)].sort(),
    folders: (folder) =>
      tree
        .children(folder)
        .filter((name) => !skipped.has(name) && !tree.isFile(`${folder}/${name}`))
        .sort(),
  };
}
