import type { DocumentSource, SourceFile } from '@plugwright/spec';
import type { GitTree } from '../git/tree.ts';

/** The specs of a workspace in git, some of them with other texts. */
export function treeSource(tree: GitTree, instead: ReadonlyMap<string, string> = new Map()): DocumentSource {
  return {
    list() {
      const files: SourceFile[] = [];
      for (const file of tree.list('specs').toSorted()) {
        const text = instead.get(file) ?? tree.read(file);
        if (/\.ya?ml$/.test(file) && text !== undefined) files.push({ file, text });
      }
      return Promise.resolve({ files, diagnostics: [] });
    },
  };
}
