import type { Json } from '@plugwright/spec';

/** What is known about the question whether one schema holds every value of another. */
export type Verdict =
  /** Proved: each value of the narrower is one of the wider. */
  | { readonly kind: 'yes' }
  /** Refuted: the narrower accepts `witness`, and the wider refuses it at `pointer` (a JSON pointer into the wider schema). */
  | { readonly kind: 'no'; readonly witness: Json; readonly pointer: string }
  /** Undecided: `pointer` names the place in either schema that could not be reasoned about. */
  | { readonly kind: 'unknown'; readonly pointer: string; readonly reason: string };

/** How a question about two schemas is meant. */
export interface ContainsOptions {
  /** The most steps spent before the answer is `unknown`; the same number always gives the same answer. */
  readonly steps?: number;
  /** `format` refuses values; it is an annotation otherwise. */
  readonly formatAssertion?: boolean;
  /** `declared`: values of the narrower carry only member names that it declares, wherever it declares any. */
  readonly names?: 'any' | 'declared';
}
