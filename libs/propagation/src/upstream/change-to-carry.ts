import type { DocumentDiff } from '@plugwright/compat';
import type { Model } from '@plugwright/spec';

/** A contract that changed since the baseline, and that names downstream repositories. */
export interface ChangeToCarry {
  readonly document: string;
  /** The version it will have. */
  readonly version: string;
  /** npm package that distributes it. */
  readonly packageName: string;
  readonly downstreams: readonly { readonly repository: string; readonly path: string }[];
  /** What the comparison says of it; absent where only words changed, or where it is new. */
  readonly diff?: DocumentDiff;
  /** `Name <address> seconds zone` of the commit that last touched its spec. */
  readonly identity: string;
  /** That commit. */
  readonly commit: string;
}

/** What is carried downstream, and the models on both sides of it. */
export interface UpstreamChanges {
  readonly changes: readonly ChangeToCarry[];
  readonly old: Model;
  readonly current: Model;
}
