import type { FuzzTarget } from './targets/target.ts';

/** What is wrong with how a target takes the case of a number; an exception is wrong, too. */
export async function runCase(target: FuzzTarget, seed: number): Promise<readonly string[]> {
  try {
    return await target.complaintsOf(seed);
  } catch (error) {
    return [`it threw ${error instanceof Error ? (error.stack ?? error.message).slice(0, 1_000) : String(error)}`];
  }
}
