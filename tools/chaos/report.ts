import { isWell, type ChaosOutcome } from './run-chaos.ts';

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${String(count)} ${name}`)
    .join(', ') || 'none';

const few = (items: readonly (string | number)[]): string =>
  `${items.slice(0, 5).join('; ')}${items.length > 5 ? `; and ${String(items.length - 5)} more` : ''}`;

/** A run in some lines, for a person; the last one says how to see it again. */
export function chaosReport(outcome: ChaosOutcome): string {
  const { seed, level, mishaps, calls, refused, wrong, acknowledged, lost, redelivered, down, servingAfterMs, ledger, arrows, complaints } = outcome;
  return [
    `mishaps: ${counted(mishaps)}`,
    `calls: ${String(calls)}; refused: ${counted(refused)}`,
    `wrong answers: ${String(wrong.length)}${wrong.length === 0 ? '' : `: ${few(wrong)}`}`,
    `acknowledged events: ${String(acknowledged)}; lost: ${String(lost.length)}${lost.length === 0 ? '' : `: ${few(lost)}`}; brought again from the dead letters: ${String(redelivered)}`,
    down.length === 0 ? `everything served again after ${servingAfterMs.toFixed(0)} ms` : `not serving: ${few(down)}`,
    `ledger: ${ledger ?? 'whole'}; arrows of the chart: ${String(arrows[0])} of ${String(arrows[1])}`,
    ...(complaints.length === 0 ? [] : [`the kernel complained: ${few(complaints)}`]),
    `${isWell(outcome) ? 'well' : 'NOT WELL'}; again: npm run test:chaos -- --seed ${String(seed)} --level ${level}`,
  ].join('\n');
}
