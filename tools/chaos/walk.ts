import { setTimeout as pause } from 'node:timers/promises';
import { mishaps } from './mishaps/mishaps.ts';
import { planOf } from './plan.ts';
import type { Chance } from './random.ts';
import type { Stage } from './stage.ts';

/** Let one thing after the other go wrong for so many seconds, as chance says; their names, in their order. */
export async function walk(
  stage: Stage,
  chance: Chance,
  plugins: readonly string[],
  seconds: number,
  tell: (line: string) => void,
): Promise<readonly string[]> {
  const sequence: string[] = [];
  const started = performance.now();
  for (const { mishap, afterMs, ...turn } of planOf(chance, mishaps, plugins)) {
    await pause(afterMs);
    const passed = (performance.now() - started) / 1000;
    if (passed > seconds) break;
    tell(`${passed.toFixed(0)} of ${String(seconds)} s, ${String(sequence.length)} mishaps`);
    sequence.push(`${mishap.name} of ${turn.plugin}`);
    await mishap.happen(stage, turn);
  }
  return sequence;
}
