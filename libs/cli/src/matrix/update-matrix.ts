import { type Cell, type Matrix, nameOf } from '@plugwright/compat';
import { closeCell, outlineOf } from './close-cell.ts';
import type { OpenCell } from './open-cells.ts';

const same = (cell: Cell, outline: ReturnType<typeof outlineOf>): boolean =>
  cell.digests.specs === outline.digests.specs && cell.digests.suite === outline.digests.suite;

/** A verdict that another run could change is not taken over. */
const settled = ({ verdict }: Cell): boolean => verdict.kind === 'pass' || verdict.kind === 'incompatible';

/**
 * The matrix as it is now. Cells that rest on the same documents and tests as before keep their verdict, unless
 * `fresh` asks for everything to run.
 */
export async function updateMatrix(
  root: string,
  open: readonly OpenCell[],
  committed: Matrix | undefined,
  options: { readonly fresh: boolean; readonly signal?: AbortSignal; readonly progress: (done: number, total: number) => void },
): Promise<Matrix> {
  const known = new Map((committed?.cells ?? []).map((cell) => [nameOf(cell), cell]));
  const cells: Cell[] = [];
  for (const [index, cell] of open.entries()) {
    options.signal?.throwIfAborted();
    const outline = outlineOf(cell);
    const reference = known.get(nameOf(outline));
    const keeps = !options.fresh && reference !== undefined && settled(reference) && same(reference, outline) && cell.way !== 'judge';
    cells.push(keeps ? { ...reference, ...outline } : await closeCell(root, cell, reference, options.signal));
    options.progress(index + 1, open.length);
  }
  return { format: 'plugwright-matrix/v1', cells: cells.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) };
}
