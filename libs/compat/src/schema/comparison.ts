import type { Json, Schema } from '@plugwright/spec';
import type { Dialect } from './dialect/index.ts';

/** Who sends the value: `input` must accept what it did, `output` must not send what is new, `both` may change neither way. */
export type Direction = 'input' | 'output' | 'both';

/** Two versions of a schema and how the question about them is meant. */
export interface Comparison {
  readonly old: Schema;
  readonly new: Schema;
  /** `input` unless said. */
  readonly direction?: Direction;
  /** The dialect of both; each schema's own `$schema` decides where this says nothing. */
  readonly dialect?: Dialect;
  /** `format` refuses values; it is an annotation otherwise. */
  readonly formatAssertion?: boolean;
}

export type ComparisonVerdict = 'compatible' | 'breaking' | 'unknown';

/** Where and why a comparison came out as it did. */
export interface ComparisonReason {
  /** JSON pointer into the schema of the side. */
  readonly pointer: string;
  readonly message: string;
  readonly side: 'old' | 'new';
}

/** What `plugwright diff --schema --format json` prints. */
export interface ComparisonResult {
  readonly verdict: ComparisonVerdict;
  /** A value that proves the break, confirmed by two validators and made small. */
  readonly witness?: Json;
  /** The same question for values that carry declared names only. */
  readonly declared: { readonly verdict: ComparisonVerdict; readonly witness?: Json };
  readonly reasons: readonly ComparisonReason[];
}
