import type { JsonObject } from '@plugwright/spec';
import type { Spot } from '../comparison.ts';

/** What an edit does to the set of values, by its look: the prover has the last word. */
export type Sense = 'wider' | 'narrower' | 'changed';

/** What an edit is about, where a rule asks. */
export type EditKind = 'member-added' | 'member-removed' | 'other';

/** One difference between two versions of a schema. */
export interface Edit {
  readonly kind: EditKind;
  readonly sense: Sense;
  /** For people: `note.text` became required. */
  readonly text: string;
  readonly old?: Spot;
  readonly new?: Spot;
  /** References followed to get there, outermost first. */
  readonly via: readonly string[];
}

/** Two versions of one schema, or of one member's, as a walk came across them. */
export interface SchemaPair {
  /** Dotted names from the surface, empty for the surface itself. */
  readonly path: string;
  readonly old: JsonObject;
  readonly new: JsonObject;
  readonly oldSpot: Spot;
  readonly newSpot: Spot;
  readonly via: readonly string[];
}

/** A member that is no longer there. */
export interface LostMember {
  readonly path: string;
  readonly old: JsonObject;
  readonly oldSpot: Spot;
  readonly via: readonly string[];
}

/** A member whose past lost names. */
export interface ForgottenPast {
  readonly path: string;
  readonly names: readonly string[];
  readonly newSpot: Spot;
}
