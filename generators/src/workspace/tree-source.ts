import type { Tree } from '@nx/devkit';
import { folderSource, type DocumentSource, type SourceFile } from '@plugwright/spec';

const folder = 'specs';

/**
 * The specs on disk with what waits in the tree laid over them: what a generator has written, deleted or moved and Nx
 * has not put on the disk yet. The reading itself, with its guards against links and sizes, is the spec reader's.
 */
export function treeSource(tree: Tree): DocumentSource {
  return {
    async list() {
      const { files, diagnostics } = await folderSource(tree.root, folder).list();
      const texts = new Map(files.map(({ file, text }) => [file, text]));
      for (const { path, type, content } of tree.listChanges()) {
        if (!path.startsWith(`${folder}/`)) continue;
        if (type !== 'DELETE') {
          if (path.endsWith('.yaml') && content !== null) texts.set(path, content.toString('utf8'));
          continue;
        }
        for (const file of texts.keys()) if (file === path || file.startsWith(`${path}/`)) texts.delete(file);
      }
      const merged = [...texts].map(([file, text]): SourceFile => ({ file, text })).sort((a, b) => (a.file < b.file ? -1 : 1));
      return { files: merged, diagnostics };
    },
  };
}
