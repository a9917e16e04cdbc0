import type { ManifestCapability } from '@plugwright/manifest';
import type { CapabilityRequest } from './capability-request.ts';
import type { Restrictions } from './restrictions.ts';
import type { Scope } from './scopes/scope.ts';
import { TokenBucket } from './token-bucket.ts';

/** Why a grant does not allow something; `limit` is one that another time or less of it may pass. */
export interface Refusal {
  readonly reason: string;
  readonly limit: boolean;
}

const refusal = (reason: string, limit = false): Refusal => ({ reason, limit });

/** A capability that was granted, with what it allows and what it was used for. */
export class HeldGrant {
  readonly capability: ManifestCapability;
  readonly terms: Restrictions;
  readonly #scope: Scope;
  readonly #bucket: TokenBucket | undefined;

  constructor(capability: ManifestCapability, scope: Scope, terms: Restrictions, now: number) {
    this.capability = capability;
    this.terms = terms;
    this.#scope = scope;
    this.#bucket = terms.rate === undefined ? undefined : new TokenBucket(terms.rate.uses, terms.rate.perMs, now);
  }

  hasEnded(now: number): boolean {
    return this.terms.until !== undefined && now >= this.terms.until;
  }

  /** Whether it names what is asked for; nothing is counted. */
  refuses({ permission, target }: CapabilityRequest, now: number): Refusal | undefined {
    const { id } = this.capability;
    if (this.terms.permissions?.includes(permission) === false) return refusal(`the grant of ${id} leaves out permission ${permission}`);
    if (this.hasEnded(now)) return refusal(`the grant of ${id} has expired`);
    if (target === undefined) return undefined;
    // Both must say so: a grant can narrow what the manifest declares, and nothing else.
    if (!this.#scope.covers(this.capability, target)) return refusal(`capability ${id} does not name ${target}`);
    if (!this.#scope.covers(this.terms, target)) return refusal(`the grant of ${id} does not reach ${target}`);
    return undefined;
  }

  /** Count a use that it names: its size, and its place in the rate. */
  take({ bytes }: CapabilityRequest, now: number): Refusal | undefined {
    const { sizeBytes, rate } = this.terms;
    const { id } = this.capability;
    if (sizeBytes !== undefined && bytes !== undefined) {
      const size = typeof bytes === 'number' ? bytes : bytes();
      if (size > sizeBytes) return refusal(`${String(size)} bytes are more than the ${String(sizeBytes)} that the grant of ${id} allows at once`, true);
    }
    if (this.#bucket?.take(now) === false)
      return refusal(`the grant of ${id} allows ${String(rate?.uses)} uses in ${String((rate?.perMs ?? 0) / 1000)} s`, true);
    return undefined;
  }
}
