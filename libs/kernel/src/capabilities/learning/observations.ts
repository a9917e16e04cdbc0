import type { CapabilityRequest } from '../capability-request.ts';

/** What one plugin was seen to do. */
export class Observations {
  readonly plugin: string;
  readonly addresses: readonly string[];
  /** By scope and permission: the targets, each with how often. */
  readonly #seen = new Map<string, { readonly scope: string; readonly permission: string; readonly targets: Map<string, number> }>();
  readonly #methods = new Map<string, number>();
  readonly #missed = new Set<string>();

  /** @param addresses addresses that hosts may have although they are not public; what leads to others is refused also to a plugin that is learnt */
  constructor(plugin: string, addresses: readonly string[] = []) {
    this.plugin = plugin;
    this.addresses = addresses;
  }

  isAbout(plugin: string): boolean {
    return plugin === this.plugin;
  }

  /** Remember a request of the plugin; false where it is another's. */
  take({ plugin, scope, permission, target = '' }: CapabilityRequest): boolean {
    if (!this.isAbout(plugin)) return false;
    this.sees(scope, permission, target);
    return true;
  }

  /** Remember something that was seen from outside. */
  sees(scope: string, permission: string, target: string): void {
    const key = `${scope}\n${permission}`;
    let seen = this.#seen.get(key);
    if (seen === undefined) this.#seen.set(key, (seen = { scope, permission, targets: new Map() }));
    seen.targets.set(target, (seen.targets.get(target) ?? 0) + 1);
  }

  /** Remember a call of a kernel service or of another plugin. */
  calls(method: string): void {
    this.#methods.set(method, (this.#methods.get(method) ?? 0) + 1);
  }

  /** Say what is not looked at. */
  misses(what: string): void {
    this.#missed.add(what);
  }

  /** What was not looked at, in words. */
  missed(): readonly string[] {
    return [...this.#missed];
  }

  /** Methods with how often, in order. */
  methods(): readonly (readonly [string, number])[] {
    return [...this.#methods].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Everything of a scope: permission, target, how often; in order. */
  of(scope: string): readonly { readonly permission: string; readonly target: string; readonly count: number }[] {
    return [...this.#seen.values()]
      .filter((seen) => seen.scope === scope)
      .flatMap(({ permission, targets }) => [...targets].map(([target, count]) => ({ permission, target, count })))
      .sort((a, b) => (a.permission + a.target < b.permission + b.target ? -1 : 1));
  }
}
