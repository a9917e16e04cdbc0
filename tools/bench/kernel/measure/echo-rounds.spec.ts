import { expect, it } from 'vitest';
import { echoRounds, type Echo } from './echo-rounds.ts';

const load = { sequential: 5, pipelined: 400 };

/** An echo that knows how many calls it has at once, at most. */
function counting(oneByOne: boolean): Echo & { readonly seen: { calls: number; atOnce: number } } {
  const seen = { calls: 0, atOnce: 0 };
  let underWay = 0;
  return {
    seen,
    oneByOne,
    async say(text) {
      seen.calls += 1;
      underWay += 1;
      seen.atOnce = Math.max(seen.atOnce, underWay);
      await Promise.resolve();
      underWay -= 1;
      return text;
    },
    close: () => undefined,
  };
}

it('warms up both ways of calling before the first round, so that no contestant warms the other one for those behind it', async () => {
  const echo = counting(false);
  await echoRounds(echo, load);
  expect(echo.seen).toEqual({ calls: 405, atOnce: 200 });
});

it('calls one that takes one call at a time one after the other', async () => {
  const echo = counting(true);
  const rounds = await echoRounds(echo, load);
  const sample = await rounds.round();
  expect(echo.seen.atOnce).toBe(1);
  expect(Object.keys(sample)).not.toContain('rate');
});
