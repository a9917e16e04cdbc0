import { isSound, type SoakOutcome } from './outcome.ts';
import type { Verdict } from './verdict.ts';

function line({ name, unit, level, hourly, verdict, judged }: Verdict & { readonly judged: boolean }): string {
  const sign = hourly.value >= 0 ? '+' : '';
  const bounds = `19 of 20: ${hourly.lower.toFixed(2)} to ${hourly.upper.toFixed(2)}`;
  return `${name.padEnd(21)} ${level.toFixed(1)} ${unit}, ${sign}${hourly.value.toFixed(2)} an hour (${bounds}): ${judged ? verdict : 'shown, not judged'}`;
}

function conclusion(outcome: SoakOutcome): string {
  if (isSound(outcome)) return 'flat';
  if (outcome.stopped) return 'STOPPED BEFORE ITS TIME';
  const judged = outcome.verdicts.filter((verdict) => verdict.judged);
  if (judged.some(({ verdict }) => verdict === 'grows')) return 'NOT FLAT';
  if (judged.length === 0 || judged.some(({ verdict }) => verdict === 'undecided')) return 'NOT PROVEN FLAT: run longer with --minutes';
  return 'NOT SOUND';
}

/** A soak in some lines, for a person. */
export function soakReport(outcome: SoakOutcome): string {
  const { minutes, verdicts, calls, streams, refused, wrong, acknowledged, lost, restarts, complaints, left } = outcome;
  const refusals = Object.entries(refused).map(([code, count]) => `${String(count)} ${code}`);
  return [
    `${String(minutes)} minutes, ${String(calls)} calls, ${String(streams.whole)} streams with ${String(streams.items)} items, ${String(restarts)} restarts`,
    ...(verdicts.length === 0 ? ['too short to say anything'] : verdicts.map(line)),
    `refused: ${refusals.join(', ') || 'none'}; wrong: ${String(wrong.length)} ${wrong.slice(0, 3).join('; ')}`,
    `acknowledged events: ${String(acknowledged)}; lost: ${String(lost.length)}`,
    `left behind: ${left.join('; ') || 'nothing'}`,
    ...(complaints.length === 0 ? [] : [`the kernel complained: ${complaints.slice(0, 3).join('; ')}`]),
    conclusion(outcome),
  ].join('\n');
}
