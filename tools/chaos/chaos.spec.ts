import { describe, expect, it } from 'vitest';
import { mishaps } from './mishaps/mishaps.ts';
import { complaintsAbout } from './outcome.ts';
import { planOf } from './plan.ts';
import { Chance } from './random.ts';
import { runApart } from './run-apart.ts';
import { cellName, cellsOf } from './table/cells.ts';

const SEED = 20_261;

const choice = { seed: SEED, seconds: 1, blows: 5, at: '', level: 'process', language: 'typescript', json: false } as const;

describe('a slice of chaos', () => {
  it('gives no wrong answer, loses nothing that was acknowledged, serves again, and does what its seed says', { timeout: 180_000 }, async () => {
    const said: string[] = [];
    const outcome = await runApart(choice, 60_000, (text) => said.push(text));
    if (outcome === undefined) throw new Error(said.join(''));
    expect(complaintsAbout(outcome, process.env['PLUGWRIGHT_REQUIRE_ALL'] === '1')).toEqual([]);
    expect(outcome.table.sequence).toEqual(cellsOf(new Chance(SEED)).slice(0, choice.blows).map(cellName));
    const plan = planOf(new Chance(SEED), mishaps, ['target', 'caller', 'maker', 'taker', 'victim']);
    expect(outcome.walk.length).toBeGreaterThan(0);
    expect(outcome.walk).toEqual(
      outcome.walk.map(() => {
        const { mishap, plugin } = plan.next().value;
        return `${mishap.name} of ${plugin}`;
      }),
    );
  });
});
