import type { SpecFacts } from '../memory/memory-file.ts';
import { isForgetful, readSealed, writeSealed } from '../memory/sealed-file.ts';

/** Id of a downstream plugin and of a document whose used part changed. */
export type Edge = readonly [downstream: string, upstream: string];

/** The edges of a state of the workspace. */
export interface KnownEdges {
  readonly edges: readonly Edge[];
  /** Hash of each file that decides the edges, by path. */
  readonly hashes: ReadonlyMap<string, string>;
  /** By file; empty where the edges of a part would not be the same as those of everything. */
  readonly specs: ReadonlyMap<string, SpecFacts>;
}

const version = 'edges 2';

interface Stored {
  readonly edges: readonly Edge[];
  readonly hashes: readonly (readonly [string, string])[];
  readonly specs: readonly (readonly [string, SpecFacts])[];
}

/** The edges that were stored last; undefined when the file is absent, damaged or of another version. */
export function readEdges(file: string): KnownEdges | undefined {
  if (isForgetful()) return undefined;
  const stored = readSealed(file, version) as Stored | undefined;
  return stored === undefined ? undefined : { edges: stored.edges, hashes: new Map(stored.hashes), specs: new Map(stored.specs) };
}

/** Store edges. */
export function writeEdges(file: string, { edges, hashes, specs }: KnownEdges): void {
  const stored: Stored = { edges, hashes: [...hashes], specs: [...specs] };
  if (!isForgetful()) writeSealed(file, version, stored);
}
