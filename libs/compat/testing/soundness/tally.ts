import type { Examined, Finding } from './examine-pair.ts';

/** What a range of pairs came to; tallies of ranges add up. */
export interface Tally {
  readonly pairs: number;
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  readonly samples: number;
  /** Samples of the pairs answered yes that the narrower accepts. */
  readonly inside: number;
  readonly disputed: number;
  /** Unknown, though a sample is a witness. */
  readonly missed: number;
  /** Unknown by reason, with places and names taken out. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly engineMilliseconds: number;
  readonly slowestMilliseconds: number;
  readonly findings: readonly (Finding & { readonly index: number })[];
}

/** The tally of nothing. */
export const emptyTally: Tally = {
  pairs: 0,
  yes: 0,
  no: 0,
  unknown: 0,
  samples: 0,
  inside: 0,
  disputed: 0,
  missed: 0,
  reasons: {},
  engineMilliseconds: 0,
  slowestMilliseconds: 0,
  findings: [],
};

/** A reason without what differs from pair to pair. */
const kindOf = (reason: string): string =>
  reason
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '..')
    .replace(/\d+/g, 'n')
    .slice(0, 100);

/** The tally with one pair more. */
export function withPair(tally: Tally, index: number, examined: Examined): Tally {
  const { verdict, reason, finding } = examined;
  const counted = reason === undefined ? undefined : kindOf(reason);
  return {
    pairs: tally.pairs + 1,
    yes: tally.yes + Number(verdict === 'yes'),
    no: tally.no + Number(verdict === 'no'),
    unknown: tally.unknown + Number(verdict === 'unknown'),
    samples: tally.samples + examined.samples,
    inside: tally.inside + (verdict === 'yes' ? examined.inside : 0),
    disputed: tally.disputed + Number(examined.disputed > 0),
    missed: tally.missed + Number(examined.missed),
    reasons: counted === undefined ? tally.reasons : { ...tally.reasons, [counted]: (tally.reasons[counted] ?? 0) + 1 },
    engineMilliseconds: tally.engineMilliseconds + examined.milliseconds,
    slowestMilliseconds: Math.max(tally.slowestMilliseconds, examined.milliseconds),
    findings: finding === undefined ? tally.findings : [...tally.findings, { ...finding, index }],
  };
}

/** Two tallies as one. */
export function together(one: Tally, other: Tally): Tally {
  const reasons: Record<string, number> = { ...one.reasons };
  for (const [reason, count] of Object.entries(other.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count;
  return {
    pairs: one.pairs + other.pairs,
    yes: one.yes + other.yes,
    no: one.no + other.no,
    unknown: one.unknown + other.unknown,
    samples: one.samples + other.samples,
    inside: one.inside + other.inside,
    disputed: one.disputed + other.disputed,
    missed: one.missed + other.missed,
    reasons,
    engineMilliseconds: one.engineMilliseconds + other.engineMilliseconds,
    slowestMilliseconds: Math.max(one.slowestMilliseconds, other.slowestMilliseconds),
    findings: [...one.findings, ...other.findings].sort((a, b) => a.index - b.index),
  };
}
