import type { ManifestCapability } from '@plugwright/manifest';
import type { Restrictions } from '../restrictions.ts';

/** The members of a capability and of a grant that say which targets they reach. */
export type Reach = Pick<ManifestCapability, 'paths' | 'hosts'> & Pick<Restrictions, 'paths' | 'hosts' | 'methods'>;

/** What a restriction can be about. */
export type RestrictionName = 'paths' | 'root' | 'hosts' | 'addresses' | 'methods' | 'size' | 'rate' | 'bandwidth' | 'connections';

/** One scope of capabilities. */
export interface Scope {
  /** Its names in manifests, the usual one first. */
  readonly names: readonly string[];
  /** What an operator can restrict, besides permissions and time. */
  readonly restrictedBy: readonly RestrictionName[];
  /** Kernel services that it unlocks, as far as the kernel spec says so with `unlockedBy`; `none` where the kernel enforces it elsewhere. */
  readonly unlocks: 'services' | 'none';
  /** Whether a reach names a target. A declared reach and a granted one must both do so. */
  covers(reach: Reach, target: string): boolean;
  /** Who holds a plugin to it, for the table of grants. */
  readonly enforcedBy: string;
}
