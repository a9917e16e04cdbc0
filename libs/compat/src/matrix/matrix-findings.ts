import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { isDeepStrictEqual } from 'node:util';
import { type Cell, type Matrix, nameOf } from './matrix.ts';

function findingOf(cell: Cell): readonly Diagnostic[] {
  const cellName = nameOf(cell);
  const { verdict } = cell;
  // A combination that no range admits is told in the matrix and hurts nobody.
  if (!cell.declared) return [];
  switch (verdict.kind) {
    case 'pass':
      return [];
    case 'incompatible': {
      const witness = verdict.witness === undefined ? '' : ` Witness: ${JSON.stringify(verdict.witness)}.`;
      return [diagnose('matrix/incompatible', { cell: cellName, rule: verdict.rule, at: verdict.at, reason: `${verdict.message}${witness}` })];
    }
    case 'regressed':
      return [diagnose('matrix/regressed', { cell: cellName, tests: verdict.tests.join('; ') })];
    case 'flaky':
      return [diagnose('matrix/flaky', { cell: cellName, tests: verdict.tests.join('; ') })];
    case 'waiting':
      return [diagnose('matrix/waiting', { cell: cellName, what: verdict.for })];
    case 'needs-approval':
      return [diagnose('matrix/needs-approval', { cell: cellName, reason: verdict.reason })];
  }
}

/** What the gate has to say of a matrix, cell by cell and by name: of what the ranges admit, all that is not a pass. */
export function matrixFindings(matrix: Matrix): readonly Diagnostic[] {
  return matrix.cells.flatMap(findingOf);
}

/** What is known of a cell without running anything: a verdict only where it needs no run. */
export type CellOutline = Omit<Cell, 'evidence' | 'verdict'> & Partial<Pick<Cell, 'verdict'>>;

/** Cells that are missing, too many, rest on other documents or tests than there are now, or say what was not found. */
export function staleCells(committed: Matrix, now: readonly CellOutline[]): readonly Diagnostic[] {
  const known = new Map(committed.cells.map((cell) => [nameOf(cell), cell]));
  const expected = new Set(now.map((cell) => nameOf(cell)));
  const differ = now.flatMap((cell) => {
    const old = known.get(nameOf(cell));
    if (old === undefined) return [{ cell: nameOf(cell), reason: 'it is missing' }];
    if (old.digests.specs !== cell.digests.specs) return [{ cell: nameOf(cell), reason: 'its documents changed' }];
    // A release that ran when it was the working copy keeps that: its tests are no longer here.
    if (old.digests.suite !== cell.digests.suite && !(cell.verdict?.kind === 'pass' && old.evidence === 'ran'))
      return [{ cell: nameOf(cell), reason: 'its tests changed' }];
    if (old.declared !== cell.declared || old.resolved !== cell.resolved) return [{ cell: nameOf(cell), reason: 'the ranges changed' }];
    if (cell.verdict !== undefined && !isDeepStrictEqual(old.verdict, cell.verdict))
      return [{ cell: nameOf(cell), reason: 'its verdict is not what is found now' }];
    return [];
  });
  const gone = committed.cells
    .filter((cell) => !expected.has(nameOf(cell)))
    .map((cell) => ({ cell: nameOf(cell), reason: 'there is no such combination any more' }));
  return [...differ, ...gone].map((params) => diagnose('matrix/stale', params));
}
