import type { Json, Schema } from '@plugwright/spec';

/** The dialects that the corpora are written in. */
export type CorpusDialect = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

/** One question with its known answer. */
export interface CorpusCase {
  readonly corpus: string;
  readonly name: string;
  readonly old: Schema;
  readonly new: Schema;
  readonly dialect: CorpusDialect;
  readonly expected: 'compatible' | 'breaking';
  /** The schema may need a document that is not there; to say so is right, too. */
  readonly mayBeUnknown?: true;
  /** Values worth asking both schemas about. */
  readonly examples: readonly Json[];
}

/** A label that is not followed, with the reason; the verdict given instead is pinned. */
export interface Dispute {
  readonly corpus: string;
  readonly name: string;
  readonly verdict: 'compatible' | 'breaking' | 'unknown';
  readonly reason: string;
}
