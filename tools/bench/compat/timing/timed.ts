import { median } from '../../measurement/median.ts';

/** The median time (ms) of a call on inputs that are made anew for each, after `warm` calls that do not count. */
export async function timed<Input>(make: () => Input, call: (input: Input) => unknown, rounds = 15, warm = 5): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < warm + rounds; round += 1) {
    const input = make();
    const start = performance.now();
    await call(input);
    if (round >= warm) times.push(performance.now() - start);
  }
  return median(times);
}
