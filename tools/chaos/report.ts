import { allTransitions } from '@plugwright/kernel';
import type { ChaosOutcome } from './outcome.ts';
import { codeless } from './table/cells.ts';

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${String(count)} ${name}`)
    .join(', ') || 'none';

const few = (items: readonly (string | number)[]): string =>
  `${items.slice(0, 5).join('; ')}${items.length > 5 ? `; and ${String(items.length - 5)} more` : ''}`;

/** How often each name occurs, by name. */
function countsOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Of the blows that were to fall, how many did and left everything well, by mishap. */
function coverage({ sequence, struck }: ChaosOutcome['table']): string {
  const planned = countsOf(sequence.map((name) => name.split(' ')[0] ?? name));
  return (
    Object.entries(planned)
      .map(([name, count]) => `${String(struck[name] ?? 0)} of ${String(count)} ${name}`)
      .join(', ') || 'none'
  );
}

/** A run in some lines, for a person; the last one says how to see it again. */
export function chaosReport(outcome: ChaosOutcome, against: readonly string[]): string {
  const { seed, level, language, disk, table, taken, walk, calls, streams, refused, acknowledged, redelivered, servingAfterMs, complaints } = outcome;
  return [
    `arrows of the chart: ${String(taken.length)} of ${String(allTransitions().length)} taken; struck in the middle: ${coverage(table)}`,
    `no code to hit, so none killed or frozen: ${[...codeless].join(', ')}`,
    `by chance: ${counted(countsOf(walk.map((name) => name.split(' ')[0] ?? name)))}; a full disk was a ${disk}`,
    `calls: ${String(calls)}; refused: ${counted(refused)}`,
    `streams: ${String(streams.whole)} to their end and ${String(streams.broken)} broken off, with ${String(streams.items)} items`,
    `acknowledged events: ${String(acknowledged)}; brought again from the dead letters: ${String(redelivered)}; everything served again after ${servingAfterMs.toFixed(0)} ms`,
    ...(complaints.length === 0 ? [] : [`the kernel complained: ${few(complaints)}`]),
    ...against.slice(0, 40),
    `${against.length === 0 ? 'well' : `NOT WELL (${String(against.length)})`}; again: npm run test:chaos -- --seed ${String(seed)} --level ${level} --language ${language}`,
  ].join('\n');
}
