import type { Manifest, ManifestCapability } from '@plugwright/manifest';
import type { GrantsDocument } from './grants-document.ts';
import type { OperatorGrant } from './restrictions.ts';

/**
 * Where grants come from: `declared` grants whatever a manifest declares, for plugins that one trusts as much as the kernel; a document
 * grants what an operator wrote, and nothing else.
 */
export type GrantsPolicy = 'declared' | GrantsDocument;

/** What a policy grants of one capability; undefined where nothing. */
export function givenBy(policy: GrantsPolicy, { id }: Manifest, { id: capability }: ManifestCapability): OperatorGrant | undefined {
  if (policy === 'declared') return { capability, by: 'manifest' };
  const given = Object.hasOwn(policy.plugins, id) ? policy.plugins[id] : undefined;
  if (given === 'all-declared') return { capability, by: 'all-declared' };
  return given?.find((grant) => grant.capability === capability);
}
