import type { Json, Schema } from '@plugwright/spec';
import { samplesFor } from '../generate/samples.ts';
import type { Pair } from '../generate/pair.ts';
import { ajvOracle, type Oracle } from '../oracle/ajv-oracle.ts';
import { hyperjumpOracle } from '../oracle/hyperjump-oracle.ts';
import type { Random } from '../random.ts';

/** The engine under test: is everything that `narrower` accepts accepted by `wider`? */
export type Engine = (
  wider: Schema,
  narrower: Schema,
) =>
  { readonly kind: 'yes' } | { readonly kind: 'no'; readonly witness: Json } | { readonly kind: 'unknown'; readonly pointer: string; readonly reason: string };

/** What a pair showed. */
export interface Finding {
  /**
   * `unsound`: yes, though a value refutes it. `witness`: no, and the value shown is no witness. `crash`: the engine threw.
   * The validators agree on it.
   */
  readonly kind: 'unsound' | 'witness' | 'crash';
  readonly pair: Pair;
  readonly value?: Json;
  readonly message?: string;
}

/** The outcome of one pair. */
export interface Examined {
  readonly verdict: 'yes' | 'no' | 'unknown' | 'crash';
  readonly reason?: string;
  /** Samples asked about, and those that the narrower accepts. */
  readonly samples: number;
  readonly inside: number;
  /** The validators contradict each other about a value that matters, or gave up on the schemas. */
  readonly disputed: number;
  /** Unknown, though a sample is a witness. */
  readonly missed: boolean;
  readonly milliseconds: number;
  readonly finding?: Finding;
}

interface Oracles {
  readonly wider: Oracle;
  readonly narrower: Oracle;
}

function both(wider: Oracle | undefined, narrower: Oracle | undefined): Oracles | undefined {
  return wider === undefined || narrower === undefined ? undefined : { wider, narrower };
}

const isWitness = ({ wider, narrower }: Oracles, value: Json): boolean => narrower(value) === true && wider(value) === false;

const second = async ({ wider, narrower }: Pair): Promise<Oracles | undefined> => both(await hyperjumpOracle(wider), await hyperjumpOracle(narrower));

/**
 * Asks the engine about a pair and looks for a value that contradicts it. Ajv is asked about every sample; Hyperjump about
 * every value that matters, and with `thorough` about every sample, too.
 */
export async function examinePair(pair: Pair, engine: Engine, random: Random, count: number, thorough: boolean): Promise<Examined> {
  const start = performance.now();
  let verdict: ReturnType<Engine>;
  try {
    verdict = engine(pair.wider, pair.narrower);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      verdict: 'crash',
      samples: 0,
      inside: 0,
      disputed: 0,
      missed: false,
      milliseconds: performance.now() - start,
      finding: { kind: 'crash', pair, message },
    };
  }
  const milliseconds = performance.now() - start;
  const outcome = await contradiction(pair, verdict, random, count, thorough);
  return { verdict: verdict.kind, ...(verdict.kind === 'unknown' ? { reason: verdict.reason } : {}), milliseconds, ...outcome };
}

type Outcome = Pick<Examined, 'samples' | 'inside' | 'disputed' | 'missed'> & { readonly finding?: Finding };

async function contradiction(pair: Pair, verdict: ReturnType<Engine>, random: Random, count: number, thorough: boolean): Promise<Outcome> {
  const first = both(ajvOracle(pair.wider), ajvOracle(pair.narrower));
  if (verdict.kind === 'no') return witnessOutcome(pair, verdict.witness, first);
  const nothing = { samples: 0, inside: 0, disputed: 0, missed: false };
  if (first === undefined) return { ...nothing, disputed: 1 };
  const samples = samplesFor(pair, random, count);
  const inside = samples.filter((value) => first.narrower(value) === true);
  const refuting = inside.filter((value) => first.wider(value) === false);
  const counts = { ...nothing, samples: samples.length, inside: inside.length };
  if (verdict.kind === 'unknown') return { ...counts, missed: refuting.length > 0 };
  if (refuting.length === 0 && !thorough) return counts;
  const other = await second(pair);
  if (other === undefined) return { ...counts, disputed: refuting.length };
  const confirmed = (refuting.length > 0 ? refuting : samples).filter((value) => isWitness(other, value));
  const value = confirmed.find((candidate) => isWitness(first, candidate));
  if (value === undefined) return { ...counts, disputed: Math.max(refuting.length, confirmed.length) };
  return { ...counts, finding: { kind: 'unsound', pair, value } };
}

async function witnessOutcome(pair: Pair, witness: Json, first: Oracles | undefined): Promise<Outcome> {
  const counts = { samples: 1, inside: 1, disputed: 0, missed: false };
  const other = await second(pair);
  const confirmations = [first, other].map((oracles) => oracles !== undefined && isWitness(oracles, witness));
  if (confirmations.every(Boolean)) return counts;
  if (confirmations.some(Boolean)) return { ...counts, disputed: 1 };
  // Who gave up agrees with nobody.
  if (first === undefined || other === undefined) return { ...counts, disputed: 1 };
  return { ...counts, finding: { kind: 'witness', pair, value: witness } };
}
