import type { Release } from './release.ts';
import type { VersionSet } from './version-sets.ts';

/** What versions can be chosen of, and what else a plugin can need. */
export type PackageKind = 'plugin' | 'kernel' | 'contract' | 'capability';

/** Something of which at most one candidate is chosen. */
export interface Package {
  readonly kind: PackageKind;
  /** Its id, or how it is spoken of. */
  readonly name: string;
  /** Its place among all: plugins by id, then everything else. */
  readonly rank: number;
  /** The preferred first. */
  readonly candidates: readonly Candidate[];
}

/** One candidate for a package. */
export interface Candidate {
  readonly package: Package;
  /** Its place among the candidates. */
  readonly place: number;
  /** Its version; of a capability, who gives it. */
  readonly version: string;
  /** What a version of a plugin says. */
  readonly release?: Release;
  /** The version of a plugin that gives this capability. */
  readonly giver?: Candidate;
}

/**
 * How a choice restricts another, or a question does: the target must be there, in the range (`needs`, `required`); where it is there, it is in the range
 * (`wishes`), or outside (`shuns`).
 */
export type Relation = 'required' | 'needs' | 'wishes' | 'shuns';

/** What a choice says about another package. */
export interface Restriction {
  readonly relation: Relation;
  readonly kind: PackageKind;
  readonly name: string;
  readonly range: string;
  /** Absent where there is nothing of that name. */
  readonly target: Package | undefined;
  /** The candidates that it leaves; all where absent. */
  readonly left: VersionSet | undefined;
}

/** Whether the target of a restriction has to be there. */
export function pulls({ relation }: Restriction): boolean {
  return relation === 'needs' || relation === 'required';
}

/** Whether no candidate of the target is left. */
export function leavesNone({ target, left }: Restriction): boolean {
  return target === undefined || target.candidates.length === 0 || left?.count === 0;
}
