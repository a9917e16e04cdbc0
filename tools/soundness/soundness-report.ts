import type { SoundnessOptions } from './options.ts';
import type { SoundnessResult } from './run-soundness.ts';

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)}%`;
const shownFindings = 20;

/** Whether the run found nothing against the engine. */
export const isSound = ({ tally, lost }: SoundnessResult): boolean => tally.findings.length === 0 && lost.length === 0;

/** The result as a person reads it. */
export function soundnessReport(result: SoundnessResult, { seed, from, pairs, samples }: SoundnessOptions): string {
  const { tally, lost, seconds } = result;
  const unsound = tally.findings.filter(({ kind }) => kind === 'unsound').length;
  const reasons = Object.entries(tally.reasons).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return [
    `seed ${String(seed)}, pairs ${String(from)} to ${String(from + pairs - 1)}, ${String(samples)} samples each: ${(tally.pairs / seconds).toFixed(0)} pairs/s`,
    `  yes ${percent(tally.yes, tally.pairs)}, no ${percent(tally.no, tally.pairs)}, unknown ${percent(tally.unknown, tally.pairs)} (of which a sample is a witness: ${String(tally.missed)})`,
    `  samples ${String(tally.samples)}; inside the narrower of pairs answered yes: ${String(tally.inside)}`,
    `  the validators contradict each other, or gave up, on ${String(tally.disputed)} pairs`,
    `  the engine: ${(tally.engineMilliseconds / Math.max(1, tally.pairs)).toFixed(2)} ms a pair, ${tally.slowestMilliseconds.toFixed(0)} ms the slowest`,
    ...reasons.map(([reason, count]) => `  unknown ${String(count).padStart(6)}  ${reason}`),
    ...tally.findings.slice(0, shownFindings).map((finding) => {
      const { index, kind, pair, value, message } = finding;
      return `pair ${String(index)}: ${kind}${message === undefined ? '' : ` (${message})`}\n  ${JSON.stringify({ ...pair, ...(value === undefined ? {} : { value }) })}`;
    }),
    ...lost.map(
      ({ range, why }) =>
        `pairs ${String(range.from)} to ${String(range.from + range.pairs - 1)}: ${why}; repeat with --seed ${String(seed)} --from ${String(range.from)} --pairs ${String(range.pairs)} --jobs 1`,
    ),
    `${String(unsound)} unsound, ${String(tally.findings.length - unsound)} other findings, ${String(lost.length)} ranges lost`,
  ].join('\n');
}
