import { absentRow, row, type Goal, type Row } from '../../measurement/row.ts';
import type { Measured } from './interleave.ts';
import { quantile } from './quantile.ts';

/** One row that is asked of what was measured. */
export interface Wanted {
  readonly id: string;
  /** Whose figure. */
  readonly of: string;
  readonly measure: string;
  readonly unit: string;
  readonly goal: Goal;
  /** Whose same figure stands beside it. */
  readonly control?: string;
  /** Which value of all rounds counts; the middle where absent. */
  readonly share?: number;
}

function valueOf(measured: Measured | undefined, measure: string, share: number): number | undefined {
  if (measured === undefined || 'absent' in measured) return undefined;
  const values = measured.samples.map((sample) => sample[measure]).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : quantile(values, share);
}

/** The rows that are wanted, and a note for each one that is not there. */
export function rowsOf(
  measured: Readonly<Record<string, Measured>>,
  wanted: readonly Wanted[],
): { readonly rows: readonly Row[]; readonly notes: readonly string[] } {
  const rows = wanted.map(({ id, of, measure, unit, goal, control, share = 0.5 }) => {
    const beside = control === undefined ? undefined : valueOf(measured[control], measure, share);
    const value = valueOf(measured[of], measure, share);
    return value === undefined ? absentRow(id, unit, goal, beside ?? null) : row(id, value, unit, goal, beside ?? null);
  });
  const notes = Object.entries(measured).flatMap(([name, found]) => ('absent' in found ? [`${name}: not there: ${found.absent}`] : []));
  return { rows, notes };
}
