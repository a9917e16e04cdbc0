import type { Bump } from '@plugwright/compat';

/** A member of the changed document, or of one it leads to, that a downstream plugin uses. */
export interface UsedMember {
  readonly document: string;
  readonly member: string;
  readonly change: string;
  /** From the member to the plugin's own line, as `<document>#<pointer>`. */
  readonly chain: readonly string[];
}

/** A downstream plugin that uses what changed, or a document whose range alone has to admit the new version. */
export interface HitPlugin {
  readonly plugin: string;
  /** What its changeset says. */
  readonly bump: Bump;
  /** Empty where only the range had to follow. */
  readonly members: readonly UsedMember[];
  /** Its range over the document, before and after, where it had to follow. */
  readonly range?: { readonly from: string; readonly to: string };
}

/** A pull request of a branch. */
export interface PullRequest {
  readonly url: string;
  /** `found`: it was open already. */
  readonly state: 'opened' | 'updated' | 'found';
}

/** What became of one document in one downstream repository. */
export interface Propagated {
  readonly document: string;
  /** Its next version. */
  readonly version: string;
  readonly repository: string;
  readonly path: string;
  readonly branch: string;
  /**
   * `pushed`: the branch is there now. `unchanged`: it was there, just so. `planned`: it would be pushed.
   * `not-concerned`: no plugin there uses what changed, so there is no branch. `refused`: see `reason`.
   */
  readonly outcome: 'pushed' | 'unchanged' | 'planned' | 'not-concerned' | 'refused';
  readonly reason?: string;
  readonly commit?: string;
  readonly hit: readonly HitPlugin[];
  /** Paths in the repository that the branch changes. */
  readonly files: readonly string[];
  readonly pullRequest?: PullRequest;
  /** What is left for a person to do there, or could not be done. */
  readonly notes: readonly string[];
}
