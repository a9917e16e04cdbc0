import { diffModels, type Matrix } from '@plugwright/compat';
import type { Diagnostic } from '@plugwright/diagnostics';
import { loadSpecs } from '../workspace/load-specs.ts';
import { nextVersionsOf } from './next-versions.ts';
import { type OpenCell, openCells } from './open-cells.ts';
import { readShelf } from './read-shelf.ts';
import { committedMatrix, overlaysOf } from './registry-files.ts';

export { matrixFindings, staleCells } from '@plugwright/compat';
export { outlineOf } from './close-cell.ts';
export { writeMatrix } from './registry-files.ts';
export { updateMatrix } from './update-matrix.ts';

/** Everything a run over the matrix begins with. */
export interface Prepared {
  readonly open: readonly OpenCell[];
  readonly committed: Matrix | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Read the working documents, the releases and the corrections, and judge every combination. */
export async function prepare(root: string): Promise<Prepared> {
  const { documents, model } = await loadSpecs(root);
  const { shelf, diagnostics } = await readShelf(root, documents, await nextVersionsOf(root, model));
  const open = await openCells(root, shelf, await overlaysOf(root), async (before, after, moved) => {
    const diff = await diffModels(before, after, { documents: [...moved] });
    return diff.documents.flatMap(({ changes }) => changes);
  });
  return { open, committed: await committedMatrix(root), diagnostics };
}
