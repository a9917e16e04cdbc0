import type { Bump } from '@plugwright/compat';

/** One package that gets a version. */
export interface ReleaseEntry {
  readonly package: string;
  /** Workspace-relative folder. */
  readonly folder: string;
  /** Id of its document; absent for a hand-written package. */
  readonly document?: string;
  /** Absent for a first release. */
  readonly from?: string;
  readonly to: string;
  /** How far the version was raised; `none` for a first release. */
  readonly bump: Bump;
  /** The words of its changesets, with the bump that each asked for. */
  readonly changes: readonly { readonly bump: Bump; readonly words: string }[];
}
