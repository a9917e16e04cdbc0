import { isSound, type SoakOutcome } from './run-soak.ts';

/** A soak in some lines, for a person. */
export function soakReport(outcome: SoakOutcome): string {
  const { minutes, verdicts, calls, refused, wrong, acknowledged, lost, restarts, complaints } = outcome;
  const lines = verdicts.map(
    ({ name, unit, level, hourly, verdict }) =>
      `${name.padEnd(20)} ${level.toFixed(1)} ${unit}, ${hourly.value >= 0 ? '+' : ''}${hourly.value.toFixed(2)} an hour (19 of 20: ${hourly.lower.toFixed(2)} to ${hourly.upper.toFixed(2)}): ${verdict}`,
  );
  const undecided = verdicts.some(({ verdict }) => verdict === 'undecided');
  return [
    `${String(minutes)} minutes, ${String(calls)} calls, ${String(restarts)} restarts`,
    ...lines,
    `refused: ${
      Object.entries(refused)
        .map(([code, count]) => `${String(count)} ${code}`)
        .join(', ') || 'none'
    }; wrong: ${String(wrong.length)} ${wrong.slice(0, 3).join('; ')}`,
    `acknowledged events: ${String(acknowledged)}; lost: ${String(lost.length)}`,
    ...(complaints.length === 0 ? [] : [`the kernel complained: ${complaints.slice(0, 3).join('; ')}`]),
    isSound(outcome) ? 'flat' : undecided ? 'NOT PROVEN FLAT: run longer with --minutes' : 'NOT FLAT',
  ].join('\n');
}
