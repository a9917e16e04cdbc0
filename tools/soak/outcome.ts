import type { Load } from '../chaos/load.ts';
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
  readonly streams: Load['streams'];
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

/** While plugins go and come some calls are refused; with more than these it was no load. */
const REFUSED = 0.2;

/** Whether it went to its end under load and unrest, and nothing grew, was wrong, was lost, was left behind or was complained of. */
export function isSound(outcome: SoakOutcome): boolean {
  const { stopped, series, verdicts, wrong, lost, left, complaints, calls, streams, acknowledged, restarts } = outcome;
  const refused = Object.values(outcome.refused).reduce((sum, count) => sum + count, 0);
  const known = verdicts.filter(({ judged }) => judged);
  return (
    !stopped &&
    known.length > 0 &&
    known.length === series.filter(({ judged }) => judged).length &&
    known.every(({ verdict }) => verdict === 'flat') &&
    refused < REFUSED * calls &&
    acknowledged > 0 &&
    streams.whole > 0 &&
    restarts > 0 &&
    wrong.length + lost.length + left.length + complaints.length === 0
  );
}
