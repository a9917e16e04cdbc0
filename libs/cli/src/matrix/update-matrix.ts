import { type Cell, type CellOutline, type Matrix, nameOf } from '@plugwright/compat';
import { closeCell, outlineOf } from './close-cell.ts';
import type { OpenCell } from './open-cells.ts';

/** A verdict that another run could change is not taken over. */
const settled = ({ verdict }: Cell): boolean => verdict.kind === 'pass' || verdict.kind === 'incompatible';

/** What a verdict rests on, whatever the versions are called: a release is what the working copy was. */
const basisOf = ({ plugin, digests }: Pick<Cell, 'plugin' | 'digests'>): string => `${plugin.id} ${digests.specs} ${digests.suite ?? ''}`;

/** Finds what an earlier matrix says about a cell. */
class Earlier {
  readonly #byName: ReadonlyMap<string, Cell>;
  readonly #byBasis: ReadonlyMap<string, Cell>;
  /** Runs by what they rest on without the tests, which a release no longer has. */
  readonly #ran: ReadonlyMap<string, Cell>;

  constructor(cells: readonly Cell[]) {
    this.#byName = new Map(cells.map((cell) => [nameOf(cell), cell]));
    this.#byBasis = new Map(cells.filter(settled).map((cell) => [basisOf(cell), cell]));
    const ran = cells.filter((cell) => cell.evidence === 'ran' && settled(cell));
    this.#ran = new Map(ran.map((cell) => [basisOf({ plugin: cell.plugin, digests: { specs: cell.digests.specs } }), cell]));
  }

  /** The run or judgement that the new one is held against. */
  reference(outline: CellOutline): Cell | undefined {
    return this.#byName.get(nameOf(outline));
  }

  /** The cell as it was, where nothing it rests on has changed. */
  kept(cell: OpenCell, outline: CellOutline): Cell | undefined {
    const { verdict: judged, ...told } = outline;
    const known = cell.way === 'judge' ? this.#ran.get(basisOf(outline)) : this.#byBasis.get(basisOf(outline));
    const { evidence, verdict, digests } = known ?? {};
    if (evidence !== (cell.way === 'run-on-stub' ? 'ran-on-stub' : 'ran') || verdict === undefined || digests === undefined) return undefined;
    // A run never outweighs what is proved to break.
    return judged === undefined || judged.kind === 'pass' ? { ...told, digests, evidence, verdict } : undefined;
  }
}

/**
 * The matrix as it is now. What rests on the same documents and tests as before keeps its verdict, unless `fresh` asks
 * for everything to run.
 */
export async function updateMatrix(
  root: string,
  open: readonly OpenCell[],
  committed: Matrix | undefined,
  options: { readonly fresh: boolean; readonly signal?: AbortSignal; readonly progress: (done: number, total: number) => void },
): Promise<Matrix> {
  const earlier = new Earlier(committed?.cells ?? []);
  const cells: Cell[] = [];
  for (const [index, cell] of open.entries()) {
    options.signal?.throwIfAborted();
    const outline = outlineOf(cell);
    const kept = options.fresh && cell.way !== 'judge' ? undefined : earlier.kept(cell, outline);
    cells.push(kept ?? (await closeCell(root, cell, earlier.reference(outline), options.signal)));
    options.progress(index + 1, open.length);
  }
  return { format: 'plugwright-matrix/v1', cells: cells.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) };
}
