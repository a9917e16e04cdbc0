const PRIME = 1_000_003;

/** The digest of some numbers and one more; another one for another order, a gap or a number too many. */
export const digested = (digest: number, number: number): number => (digest * 31 + number) % PRIME;
