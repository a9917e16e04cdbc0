import type { Manifest, ManifestCapability } from '@plugwright/manifest';
import type { CapabilityRequest } from './capability-request.ts';
import type { GrantState, GrantStatus } from './grant-status.ts';
import type { HeldGrant } from './held-grant.ts';
import { restrictionTexts, type OperatorGrant } from './restrictions.ts';
import { scopeOf } from './scopes/scopes.ts';

/** One capability that a manifest declares, and what became of it. */
export interface KnownCapability {
  readonly capability: ManifestCapability;
  state: GrantState;
  by: string;
  given: OperatorGrant | undefined;
  /** Defined while it is granted, and after it expired. */
  held: HeldGrant | undefined;
  uses: number;
  denials: number;
  bytes: number;
}

/** A plugin that was loaded, as far as grants go. */
export interface KnownPlugin {
  manifest: Manifest;
  /** Absolute. */
  folder: string;
  /** By id, in the manifest's order; where an id stands twice, the first counts. */
  readonly capabilities: Map<string, KnownCapability>;
}

/** The capabilities of a plugin that have a scope and a permission. */
export function matching({ capabilities }: KnownPlugin, { scope, permission }: CapabilityRequest): KnownCapability[] {
  return [...capabilities.values()].filter(({ capability }) => capability.scope === scope && capability.permissions.includes(permission));
}

/** A capability as the table of grants shows it. */
export function statusOf(plugin: string, { capability, state, by, given, held, uses, denials, bytes }: KnownCapability): GrantStatus {
  const { id, scope, permissions, reason } = capability;
  return {
    plugin,
    capability: id,
    scope,
    permissions: permissions.filter((permission) => held?.terms.permissions?.includes(permission) !== false),
    state,
    restrictions: given === undefined ? [] : restrictionTexts(given),
    by,
    ...(held?.terms.until === undefined ? {} : { until: held.terms.until }),
    uses,
    denials,
    bytes,
    reason,
    enforcedBy: scopeOf(scope)?.enforcedBy ?? 'nobody: the scope is unknown',
  };
}
