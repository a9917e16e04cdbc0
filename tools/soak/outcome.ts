import type { Point } from './slope.ts';
import type { Verdict } from './verdict.ts';

/** A figure over time (seconds). */
export interface Series {
  readonly name: string;
  readonly unit: string;
  /** Resident memory is only shown: it holds as well what V8 and the allocator keep for later. */
  readonly judged: boolean;
  readonly points: readonly Point[];
}

/** How a soak went. */
export interface SoakOutcome {
  /** How long it went. */
  readonly minutes: number;
  /** Whether it was stopped before its time. */
  readonly stopped: boolean;
  /** Of each figure of which enough is known. */
  readonly verdicts: readonly (Verdict & Pick<Series, 'judged'>)[];
  readonly calls: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
  readonly acknowledged: number;
  readonly lost: readonly number[];
  readonly restarts: number;
  readonly complaints: readonly string[];
  /** What the kernel left on the machine. */
  readonly left: readonly string[];
  readonly series: readonly Series[];
}

/** Whether it went to its end and nothing grew, was wrong, was lost or was left behind. */
export function isSound({ stopped, series, verdicts, wrong, lost, left }: SoakOutcome): boolean {
  const known = verdicts.filter(({ judged }) => judged);
  return (
    !stopped &&
    known.length > 0 &&
    known.length === series.filter(({ judged }) => judged).length &&
    known.every(({ verdict }) => verdict === 'flat') &&
    wrong.length + lost.length + left.length === 0
  );
}
