import { combinations, type Combination, type DiffDocuments, headOf, type Judgement, judge, type Overlay, type Shelf } from '@plugwright/compat';
import { join } from 'node:path';
import { suiteDigest } from './suite-files.ts';

/** A combination that was judged, with what a cell of it has to rest on. */
export interface OpenCell {
  readonly combination: Combination;
  readonly judgement: Judgement;
  /** How it is to be shown: by running the suite, by running it on a stub, or by what was judged. */
  readonly way: 'run' | 'run-on-stub' | 'judge';
  /** Digest of the tests that run; undefined where none do. */
  readonly suite?: string;
}

/**
 * The working plugin runs as it is with the working upstreams. With older ones it runs on a stub of them: it was made
 * from more than they have, so its types say too much about it, and only its code shows whether it needs the rest.
 */
function wayOf(shelf: Shelf, { plugin, choice, declared }: Combination, { model, sameSurface }: Judgement): OpenCell['way'] {
  if (!plugin.isHead) return 'judge';
  if ([...choice].every(([id, version]) => headOf(shelf, id) === version)) return 'run';
  return declared && model !== undefined && !sameSurface ? 'run-on-stub' : 'judge';
}

/** Judge every combination that there is; nothing runs. */
export async function openCells(root: string, shelf: Shelf, overlays: readonly Overlay[], diff: DiffDocuments): Promise<readonly OpenCell[]> {
  const suites = new Map<string, string | undefined>();
  const cells: OpenCell[] = [];
  for (const combination of combinations(shelf, overlays)) {
    const judgement = await judge(shelf, combination, diff);
    const way = wayOf(shelf, combination, judgement);
    const { id } = combination.plugin;
    if (way !== 'judge' && !suites.has(id)) suites.set(id, await suiteDigest(join(root, 'plugins', id)));
    const suite = way === 'judge' ? undefined : suites.get(id);
    cells.push({ combination, judgement, way: way !== 'judge' && suite === undefined ? 'judge' : way, ...(suite === undefined ? {} : { suite }) });
  }
  return cells;
}
