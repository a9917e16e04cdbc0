import type { Span } from '@plugwright/diagnostics';
import type { DocumentKind, Json } from '@plugwright/spec';
import type { Bump } from './bump.ts';
import type { Category, Level } from './rule.ts';

/** Where a change stands, on one of its sides. */
export interface RulePlace {
  /** As the document's source names it. */
  readonly file: string;
  /** JSON pointer (RFC 6901) into that file. */
  readonly pointer: string;
  /** Found when it is read: positions need the file to be parsed again. */
  readonly span?: Span;
}

/** Who accepted a change, why, and until when (a calendar date). */
export interface ApprovedBy {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

/** One change of a spec, judged. */
export interface SpecChange {
  /** Id of the rule, such as `compat/input-narrowed`. */
  readonly rule: string;
  readonly category: Category;
  readonly surface: string;
  /** Id of the document whose users are concerned; the place may be in an upstream of it. */
  readonly document: string;
  readonly kind: DocumentKind;
  /** Pointer of the member of the document that is concerned, such as `/operations/redact`. */
  readonly member?: string;
  readonly level: Level;
  /** What the change demands, whether or not it is approved. */
  readonly bump: Bump;
  readonly old?: RulePlace;
  readonly new?: RulePlace;
  readonly message: string;
  readonly advice: string;
  readonly page: string;
  /** A value that was fine before and is not now (input), or that is possible now and was not before (output). */
  readonly witness?: Json;
  /** The verdict that decided: whether the wider side holds the narrower one. */
  readonly proof?: 'yes' | 'no' | 'unknown';
  /** Of what is read openly: the verdict where members that nobody declared count, too. Never gated on. */
  readonly strict?: 'yes' | 'no' | 'unknown';
  /** References followed from the member to the change, `<document>#/types/<Name>`, outermost first. */
  readonly via?: readonly string[];
  readonly approval?: ApprovedBy;
}

/** What changed in one document, and what its next version must raise. */
export interface DocumentDiff {
  readonly document: string;
  readonly kind: DocumentKind;
  /** Absent for a document that is new. */
  readonly oldVersion?: string;
  /** The version written; absent for a document that is gone. */
  readonly newVersion?: string;
  readonly changes: readonly SpecChange[];
  /** The highest demand of a change that is not approved; before what versions below 1.0.0 mean. */
  readonly bump: Bump;
}
