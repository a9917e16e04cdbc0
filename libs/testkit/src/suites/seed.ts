const DEFAULT_SEED = 20250101;

/** The seed of generated values: `FC_SEED` where it is set, else always the same. */
export function chosenSeed(environment: Readonly<Record<string, string | undefined>> = process.env): number {
  const wanted = environment['FC_SEED'];
  if (wanted === undefined || wanted === '') return DEFAULT_SEED;
  const seed = Number(wanted);
  if (!Number.isInteger(seed)) throw new Error(`FC_SEED must be a whole number, not ${wanted}`);
  return seed;
}
