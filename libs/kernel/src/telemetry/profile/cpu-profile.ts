import { asCallError, coreCallError } from '../../call-error.ts';

/** A V8 CPU profile, as DevTools and editors open it under the ending `.cpuprofile`. */
export interface CpuProfile {
  readonly nodes: readonly object[];
  /** Microseconds. */
  readonly startTime: number;
  readonly endTime: number;
  /** Node ids. */
  readonly samples: readonly number[];
  /** Microseconds between samples. */
  readonly timeDeltas: readonly number[];
}

/** What can be profiled. */
interface Profiled {
  profile(ms: number): Promise<unknown>;
}

const MAX_MS = 60_000;

/**
 * Have a plugin take a profile of itself.
 * @throws CallError `core/not-found`, `core/invalid`, `core/unsupported` where its SDK cannot, `core/contract-violation` where what it sent is no profile
 */
export async function profileOf(instance: Profiled | undefined, plugin: string, ms: number): Promise<CpuProfile> {
  if (instance === undefined) throw coreCallError('core/not-found', { what: `a running plugin ${plugin}` });
  if (!(ms > 0 && ms <= MAX_MS)) throw coreCallError('core/invalid', { reason: `a profile takes more than 0 and at most ${String(MAX_MS)} ms` });
  let answer: unknown;
  try {
    answer = await instance.profile(ms);
  } catch (error) {
    const failure = asCallError(error);
    if (failure.code !== 'core/not-found') throw failure;
    throw coreCallError('core/unsupported', { what: `a profile of ${plugin}: its SDK cannot take one` });
  }
  const profile = readProfile(answer);
  if (profile === undefined) throw coreCallError('core/contract-violation', { reason: `what ${plugin} sent is no profile` });
  return profile;
}

/** The members of a profile and no others: it comes from the plugin. */
function readProfile(value: unknown): CpuProfile | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { nodes, startTime, endTime, samples, timeDeltas } = value as { readonly [K in keyof CpuProfile]?: unknown };
  const isNumbers = (list: unknown): list is number[] => Array.isArray(list) && list.every((item) => typeof item === 'number');
  const isNodes = Array.isArray(nodes) && nodes.every((node) => typeof node === 'object' && node !== null);
  if (!isNodes || typeof startTime !== 'number' || typeof endTime !== 'number' || !isNumbers(samples) || !isNumbers(timeDeltas)) return undefined;
  return { nodes: nodes as readonly object[], startTime, endTime, samples, timeDeltas };
}
