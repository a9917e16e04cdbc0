import type { Manifest, ManifestCapability } from '@plugwright/manifest';
import { coreCallError } from '../call-error.ts';
import type { GrantedAccess } from '../isolation/driver.ts';
import { Audit, type AuditParts } from './audit.ts';
import type { CapabilityRequest, Decision } from './capability-request.ts';
import type { DecidedLater } from './decided-later.ts';
import type { GrantChange, GrantStatus } from './grant-status.ts';
import { grantedFiles } from './granted-files.ts';
import { givenBy, type GrantsPolicy } from './grants-policy.ts';
import { HeldGrant } from './held-grant.ts';
import { matching, statusOf, type KnownCapability, type KnownPlugin } from './known-plugin.ts';
import type { Observations } from './learning/observations.ts';
import { inapplicable } from './scopes/inapplicable.ts';
import { restrictionTexts, restrictionsOf, type OperatorGrant } from './restrictions.ts';
import { scopeOf } from './scopes/scopes.ts';

/** How often grants with an end are looked at; at the longest, one outlives its end by this. */
const SWEEP_MS = 50;

/** What a capability may name, as in a grants file. */
const MOST_NAMED = 1_000;
const MOST_CHARACTERS = 4_096;

/** What a book of grants is made of. */
export interface GrantBookParts extends AuditParts {
  readonly policy: GrantsPolicy;
  readonly decided: DecidedLater;
  /** Allows a plugin everything and remembers it, in learn mode. */
  readonly learning?: Observations;
}

/** Decides what plugins may do: what their manifests declare, as far as an operator granted it, until it ends or is revoked. */
export class GrantBook {
  readonly audit: Audit;
  readonly #parts: GrantBookParts;
  readonly #known = new Map<string, KnownPlugin>();
  readonly #listeners = new Set<(change: GrantChange) => void>();
  #sweeper: NodeJS.Timeout | undefined;

  constructor(parts: GrantBookParts) {
    this.#parts = parts;
    this.audit = new Audit(parts);
  }

  /** Take up a plugin that is being loaded: what it declares meets what is granted. Returns the ids of capabilities that it does not get. */
  admit(manifest: Manifest, folder: string): string[] {
    const before = this.#known.get(manifest.id);
    const known: KnownPlugin = { manifest, folder, capabilities: new Map() };
    this.#known.set(manifest.id, known);
    for (const capability of manifest.capabilities) {
      if (known.capabilities.has(capability.id)) continue;
      const { uses = 0, denials = 0, bytes = 0 } = before?.capabilities.get(capability.id) ?? {};
      const one: KnownCapability = { capability, state: 'not-granted', by: '-', given: undefined, held: undefined, uses, denials, bytes };
      known.capabilities.set(capability.id, one);
      const later = this.#parts.decided.of(manifest.id, capability.id);
      if (later !== undefined && 'revoked' in later) {
        one.state = 'revoked';
        one.by = later.by;
      } else {
        const given = later?.grant ?? givenBy(this.#parts.policy, manifest, capability);
        if (given !== undefined) this.#give(manifest.id, one, given);
      }
    }
    return [...known.capabilities.values()].filter(({ state }) => state !== 'granted').map(({ capability }) => capability.id);
  }

  /** Decide a request, and count it. */
  decide(request: CapabilityRequest): Decision {
    const { learning } = this.#parts;
    if (learning?.take(request) === true) return { allowed: true, grant: 'learning', terms: { addresses: learning.addresses } };
    const now = this.#parts.now();
    const decision = this.#weigh(request, now, true);
    if (!decision.allowed) this.#denied(request, decision);
    return decision;
  }

  /** Whether a request would be allowed, but for size and rate; nothing is counted. */
  holds(request: CapabilityRequest): boolean {
    return this.#parts.learning?.isAbout(request.plugin) === true || this.#weigh(request, this.#parts.now(), false).allowed;
  }

  /** Count a denial for a reason that only shows outside of the book, as the address of a host does. */
  deny(request: CapabilityRequest, reason: string, capability: string): void {
    this.#denied(request, { allowed: false, reason, limit: false, capability });
  }

  /** Count bytes of a use that goes on. */
  transferred(plugin: string, capability: string, target: string, bytes: number): void {
    const one = this.#known.get(plugin)?.capabilities.get(capability);
    if (one === undefined) return;
    one.bytes += bytes;
    this.audit.used({ plugin, capability, scope: one.capability.scope, target, bytes });
  }

  /** What a plugin may reach on the disk as it is now, links followed to their ends; for its launch. */
  access({ id }: Manifest): Pick<GrantedAccess, 'read' | 'write'> {
    const known = this.#known.get(id);
    if (known === undefined) return { read: [], write: [] };
    const held = [...known.capabilities.values()].flatMap((one) => (one.held === undefined || one.state !== 'granted' ? [] : [one.held]));
    const { access, leftOut } = grantedFiles(held, known.folder, this.#parts.now());
    for (const { capability, reason } of leftOut) this.audit.denied({ plugin: id, method: `filesystem:${capability}`, reason, capability });
    return access;
  }

  /**
   * Grant a capability while the kernel runs; it replaces an earlier grant of it and outlives the kernel.
   * @throws CallError where no loaded plugin declares it, or a restriction cannot be read
   */
  grant(plugin: string, given: OperatorGrant): GrantStatus {
    const one = this.#find(plugin, given.capability);
    // What is granted now must not grow with a later version of the manifest.
    const { permissions, paths, hosts, scope } = one.capability;
    const idle = inapplicable(given, scopeOf(scope));
    if (idle.length > 0) throw coreCallError('core/invalid', { reason: refusalOf(idle, scope) });
    const pinned: OperatorGrant = {
      permissions,
      ...(paths === undefined || scope !== 'filesystem' ? {} : { paths }),
      ...(hosts === undefined || scope !== 'network' ? {} : { hosts }),
      ...given,
    };
    try {
      restrictionsOf(pinned);
    } catch (error) {
      throw coreCallError('core/invalid', { reason: error instanceof Error ? error.message : String(error) });
    }
    this.#parts.decided.decide(plugin, given.capability, { grant: pinned });
    this.#give(plugin, one, pinned);
    this.#tell(plugin, one, 'grant');
    return statusOf(plugin, one);
  }

  /**
   * Take a capability away, at once and until it is granted again.
   * @throws CallError where no loaded plugin declares it
   */
  revoke(plugin: string, capability: string, by = 'operator'): GrantStatus {
    const one = this.#find(plugin, capability);
    one.state = 'revoked';
    one.by = by;
    one.given = undefined;
    one.held = undefined;
    this.#tell(plugin, one, 'revoke');
    this.#parts.ledger.append({ kind: 'revoke', plugin, facts: { capability, scope: one.capability.scope, operator: by } });
    this.#parts.log.say('warn', `${capability} of ${plugin} is revoked by ${by}`, plugin);
    this.#parts.decided.decide(plugin, capability, { revoked: true, by });
    return statusOf(plugin, one);
  }

  /** Settles when what was granted and revoked so far outlives the kernel. */
  kept(): Promise<void> {
    return this.#parts.decided.kept();
  }

  /** Every declared capability of every loaded plugin, in order of their ids. */
  status(): GrantStatus[] {
    return [...this.#known]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([plugin, { capabilities }]) => [...capabilities.values()].map((one) => statusOf(plugin, one)));
  }

  /** Hear of grants that are given, revoked or end; returns how to stop hearing. */
  onChange(listener: (change: GrantChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** End the grants whose time is over. */
  sweep(): void {
    const now = this.#parts.now();
    let isWaiting = false;
    for (const [plugin, { capabilities }] of this.#known) {
      for (const one of capabilities.values()) {
        if (one.state !== 'granted' || one.held?.terms.until === undefined) continue;
        if (!one.held.hasEnded(now)) {
          isWaiting = true;
          continue;
        }
        one.state = 'expired';
        this.#parts.ledger.append({ kind: 'expire', plugin, facts: { capability: one.capability.id, scope: one.capability.scope } });
        this.#parts.log.say('warn', `the grant of ${one.capability.id} to ${plugin} has expired`, plugin);
        this.#tell(plugin, one, 'expire');
      }
    }
    if (isWaiting) return;
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }

  /** Write what is not written yet. */
  close(): void {
    clearInterval(this.#sweeper);
    this.audit.flush();
  }

  #give(plugin: string, one: KnownCapability, given: OperatorGrant): void {
    const { capability } = one;
    const scope = scopeOf(capability.scope);
    const now = this.#parts.now();
    const idle = scope === undefined ? [] : inapplicable(given, scope);
    const refusal = idle.length > 0 ? refusalOf(idle, capability.scope) : excessIn(capability);
    if (refusal !== undefined) {
      this.#parts.log.say('error', `${capability.id} of ${plugin} is not granted: ${refusal}`, plugin);
      return;
    }
    one.by = given.by ?? 'operator';
    one.given = given;
    one.held = scope === undefined ? undefined : new HeldGrant(capability, scope, restrictionsOf(given), now);
    one.state = one.held === undefined ? 'unknown-scope' : one.held.hasEnded(now) ? 'expired' : 'granted';
    if (one.state !== 'granted') return;
    const restrictions = restrictionTexts(given);
    const facts = { capability: capability.id, scope: capability.scope, permissions: capability.permissions };
    const terms = {
      ...(restrictions.length === 0 ? {} : { restrictions }),
      ...(given.until === undefined ? {} : { expires: given.until }),
      ...(one.by === 'manifest' ? {} : { operator: one.by }),
    };
    this.#parts.ledger.append({ kind: 'grant', plugin, facts: { ...facts, ...terms } });
    if (given.until !== undefined) this.#sweeper ??= setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  #weigh(request: CapabilityRequest, now: number, count: boolean): Decision {
    const known = this.#known.get(request.plugin);
    let refused: Decision | undefined;
    for (const one of known === undefined ? [] : matching(known, request)) {
      const { id } = one.capability;
      const { held } = one;
      const reason = held === undefined || one.state !== 'granted' ? { reason: reasonOf(one, request.plugin), limit: false } : held.refuses(request, now);
      const refusal = reason ?? (count ? held?.take(request, now) : undefined);
      if (refusal === undefined && held !== undefined) {
        if (count) this.#used(request, one);
        return { allowed: true, grant: id, terms: held.terms };
      }
      refused ??= { allowed: false, reason: refusal?.reason ?? '', limit: refusal?.limit ?? false, capability: id };
    }
    const { plugin, scope, permission } = request;
    return refused ?? { allowed: false, reason: `${plugin} has no capability of scope ${scope} with permission ${permission}`, limit: false };
  }

  #used({ plugin, permission, target }: CapabilityRequest, one: KnownCapability): void {
    const { id: capability, scope } = one.capability;
    one.uses += 1;
    this.audit.used({ plugin, capability, scope, permission, ...(target === undefined ? {} : { target }) });
  }

  #denied({ plugin, scope, permission, target }: CapabilityRequest, { reason, capability }: Extract<Decision, { allowed: false }>): void {
    const one = capability === undefined ? undefined : this.#known.get(plugin)?.capabilities.get(capability);
    if (one !== undefined) one.denials += 1;
    const method = target ?? `${scope}:${permission}`;
    this.audit.denied({ plugin, method, reason, ...(capability === undefined ? {} : { capability }) });
  }

  #find(plugin: string, capability: string): KnownCapability {
    const known = this.#known.get(plugin);
    if (known === undefined) throw coreCallError('core/not-found', { what: `plugin ${plugin}` });
    const one = known.capabilities.get(capability);
    if (one !== undefined) return one;
    const declared = [...known.capabilities.keys()].join(', ');
    throw coreCallError('core/not-found', { what: `capability ${capability} of ${plugin}, which declares ${declared === '' ? 'none' : declared}` });
  }

  #tell(plugin: string, { capability }: KnownCapability, kind: GrantChange['kind']): void {
    for (const listener of this.#listeners) listener({ plugin, capability: capability.id, scope: capability.scope, kind });
  }
}

/** A reach so large that each question about it would hold the kernel up, in words. */
function excessIn({ paths = [], hosts = [] }: ManifestCapability): string | undefined {
  if (Math.max(paths.length, hosts.length) > MOST_NAMED) return `it names more than ${String(MOST_NAMED)} paths or hosts`;
  return [...paths, ...hosts].some(({ length }) => length > MOST_CHARACTERS)
    ? `it names a path or host of more than ${String(MOST_CHARACTERS)} characters`
    : undefined;
}

function refusalOf(idle: readonly string[], scope: string): string {
  return `${idle.join(' and ')} cannot restrict scope ${scope}`;
}

function reasonOf({ capability, state, by }: KnownCapability, plugin: string): string {
  if (state === 'revoked') return `${capability.id} was revoked by ${by}`;
  if (state === 'expired') return `the grant of ${capability.id} has expired`;
  if (state === 'unknown-scope') return `this kernel knows no scope ${capability.scope}`;
  return `${capability.id} is declared and not granted: npx plugwright kernel grant ${plugin} ${capability.id}`;
}
