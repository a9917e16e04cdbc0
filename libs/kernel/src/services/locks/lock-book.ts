import type { Timeout } from '../../timers/wheel.ts';
import { CodeEnds } from './code-ends.ts';
import type { Lease, LockMode, LockStatus } from './lease.ts';
import { LockLine } from './lock-line.ts';
import { held, over, revoked, tooMany, unwritable, withdrawn } from './lock-refusals.ts';
import type { LockBookParts, LockRequest } from './lock-request.ts';

/** A lease as it stands now. */
interface Holding {
  readonly lease: Lease;
  readonly mode: LockMode;
  expires: number;
  /** Its deadline on the disk; undefined until it is there, and until then nobody has seen its token. */
  kept: number | undefined;
  timer: Timeout | undefined;
  over: boolean;
  /** Do not wait for the end of its code any more. */
  unbind: () => void;
}

interface Waiter {
  readonly mode: LockMode;
  readonly request: LockRequest;
  /** Take it out of the line, with the lease that it gets or the reason why it gets none. */
  readonly settle: (outcome: Promise<Lease>) => void;
}

type Line = LockLine<Holding, Waiter>;

/** Locks by name: who holds which, who waits, and when each lease ends. What a plugin was told of is on the disk. */
export class LockBook {
  readonly #parts: LockBookParts;
  readonly #lines = new Map<string, Line>();
  readonly #taken = new Map<string, number>();
  readonly #ends = new CodeEnds();
  #lastToken: number;
  #isClosed = false;

  constructor(parts: LockBookParts) {
    this.#parts = parts;
    const { store, now } = parts;
    this.#lastToken = store.lastToken();
    for (const lease of store.all()) {
      // A lease that was given beside one that it does not go with says that the other was over, and only the disk had not heard of it.
      const before = this.#line(lease.name);
      if (!before.isOpenTo(lease.mode)) for (const earlier of [...before.holders.values()]) this.#drop(before, earlier);
      // Where the clock was set back meanwhile, a lease still does not last longer than it was given for.
      const expires = Math.min(lease.expires, now() + lease.ttl);
      this.#hold(this.#line(lease.name), { ...lease, expires }).kept = expires;
      this.#sweep(lease.name);
    }
  }

  /** A lease, at once or when its turn has come. @throws CallError `core/conflict` where it is not to be had in time */
  acquire(request: LockRequest): Promise<Lease> {
    const { name, plugin, mode, wait, signal } = request;
    if (signal.aborted || request.code.gone) throw withdrawn();
    this.#sweep(name);
    if ((this.#taken.get(plugin) ?? 0) >= this.#parts.maxPerPlugin) throw tooMany(plugin, this.#parts.maxPerPlugin);
    const line = this.#line(name);
    // As many turns as for those who stood in line, so that answers leave in order of the tokens.
    if (line.isOpenTo(mode)) return new Promise((resolve, reject) => void this.#give(line, request).then(resolve, reject));
    if (wait <= 0) throw held(name);
    return this.#queue(line, request);
  }

  /** Its new deadline. @throws CallError `core/conflict` where the plugin does not hold that lease any more */
  async renew(plugin: string, name: string, token: number, ttl: number): Promise<number> {
    const holding = this.#find(plugin, name, token);
    if (holding === undefined) throw over(name);
    const expires = this.#parts.now() + ttl;
    holding.expires = expires;
    this.#arm(holding, ttl);
    try {
      await this.#parts.store.put({ ...holding.lease, ttl, expires });
    } catch {
      if (holding.expires === expires && !holding.over) {
        holding.expires = holding.kept ?? 0;
        this.#arm(holding, holding.expires - this.#parts.now());
      }
      throw unwritable();
    }
    if (holding.over) throw over(name);
    holding.kept = expires;
    return expires;
  }

  /** Whether the plugin held that lease until now. */
  async release(plugin: string, name: string, token: number): Promise<boolean> {
    const holding = this.#find(plugin, name, token);
    const line = this.#lines.get(name);
    if (holding === undefined || line === undefined) return false;
    await this.#end(line, holding).catch(() => {
      throw unwritable();
    });
    return true;
  }

  /** The leases of a lock, in order of their tokens, and how many wait for it. */
  read(name: string): { readonly leases: readonly Lease[]; readonly waiting: number } {
    this.#sweep(name);
    const line = this.#lines.get(name);
    const leases = [...(line?.holders.values() ?? [])].flatMap(({ lease, kept }) => (kept === undefined ? [] : [{ ...lease, expires: kept }]));
    return { leases, waiting: line?.waiting ?? 0 };
  }

  /** Every lock that somebody holds or waits for, by name. */
  list(): readonly LockStatus[] {
    return [...this.#lines.keys()].sort().flatMap((name) => {
      const { leases } = this.read(name);
      const waiting = [...(this.#lines.get(name)?.waiters() ?? [])].map(({ mode, request }) => ({ plugin: request.plugin, mode }));
      return leases.length + waiting.length === 0 ? [] : [{ name, leases, waiting }];
    });
  }

  /** End the leases of a lock, or the one of a token, whoever holds them; what was ended. Who held one is refused when it renews it. */
  async take(name: string, token?: number): Promise<readonly Lease[]> {
    this.#sweep(name);
    const line = this.#lines.get(name);
    if (line === undefined) return [];
    const taken = [...line.holders.values()].filter(({ lease, kept }) => kept !== undefined && (token === undefined || lease.token === token));
    await Promise.all(taken.map((holding) => this.#end(line, holding))).catch(() => {
      throw unwritable();
    });
    return taken.map(({ lease }) => lease);
  }

  /** Nothing is written any more. */
  close(): void {
    this.#isClosed = true;
  }

  #queue(line: Line, request: LockRequest): Promise<Lease> {
    const { plugin, name, mode, wait, code, signal } = request;
    return new Promise((resolve, reject) => {
      const leave = (error: Error): void => {
        line.leave(waiter);
        waiter.settle(Promise.reject(error));
        // Whoever is behind may fit beside those who hold it.
        this.#serve(name);
      };
      const onAbort = (): void => leave(withdrawn());
      const timer = this.#parts.later(wait, () => leave(held(name)));
      const forget = this.#ends.onEnd(code, onAbort);
      signal.addEventListener('abort', onAbort);
      const waiter: Waiter = {
        mode,
        request,
        settle: (outcome) => {
          timer.cancel();
          forget();
          signal.removeEventListener('abort', onAbort);
          this.#count(plugin, -1);
          outcome.then(resolve, reject);
        },
      };
      this.#count(plugin, 1);
      line.join(waiter);
    });
  }

  /** Give a lease now; it is answered when it is on the disk. */
  async #give(line: Line, { name, plugin, mode, ttl, bound, code, signal }: LockRequest): Promise<Lease> {
    const lease: Lease = { token: ++this.#lastToken, name, plugin, mode, ttl, expires: this.#parts.now() + ttl };
    const holding = this.#hold(line, lease);
    if (bound) holding.unbind = this.#ends.onEnd(code, () => this.#drop(line, holding));
    try {
      await this.#parts.store.put(lease);
    } catch {
      this.#drop(line, holding);
      throw unwritable();
    }
    const isUnwanted = signal.aborted || code.gone;
    if (isUnwanted || holding.over || holding.expires <= this.#parts.now()) {
      this.#drop(line, holding);
      throw isUnwanted ? withdrawn() : over(name);
    }
    holding.kept = lease.expires;
    return lease;
  }

  #hold(line: Line, lease: Lease): Holding {
    const holding: Holding = { lease, mode: lease.mode, expires: lease.expires, kept: undefined, timer: undefined, over: false, unbind: () => undefined };
    line.holders.set(lease.token, holding);
    this.#count(lease.plugin, 1);
    this.#arm(holding, lease.expires - this.#parts.now());
    return holding;
  }

  #arm(holding: Holding, ms: number): void {
    holding.timer?.cancel();
    holding.timer = this.#parts.later(Math.max(0, ms), () => this.#drop(this.#line(holding.lease.name), holding));
  }

  /** Serve whoever can be. */
  #serve(name: string): void {
    const line = this.#lines.get(name);
    if (line === undefined) return;
    for (let waiter = line.next(); waiter !== undefined; waiter = line.next()) {
      const { request } = waiter;
      waiter.settle(this.#parts.mayHold(request.plugin) ? this.#give(line, request) : Promise.reject(revoked(request.plugin)));
    }
    if (line.idle) this.#lines.delete(name);
  }

  /** End it; that it may stay on the disk until its deadline harms nobody. */
  #drop(line: Line, holding: Holding): void {
    this.#end(line, holding).catch(() => undefined);
  }

  async #end(line: Line, holding: Holding): Promise<void> {
    if (holding.over) return;
    const { token, name, plugin } = holding.lease;
    holding.over = true;
    holding.timer?.cancel();
    holding.unbind();
    line.holders.delete(token);
    this.#count(plugin, -1);
    // Before whoever is next: both are written in this order.
    const removed = this.#isClosed ? undefined : this.#parts.store.remove(token);
    this.#serve(name);
    await removed;
  }

  /** A deadline ends a lease even where its timer is late. */
  #sweep(name: string): void {
    const line = this.#lines.get(name);
    if (line === undefined) return;
    const now = this.#parts.now();
    for (const holding of [...line.holders.values()]) if (holding.expires <= now) this.#drop(line, holding);
  }

  #find(plugin: string, name: string, token: number): Holding | undefined {
    this.#sweep(name);
    const holding = this.#lines.get(name)?.holders.get(token);
    // Tokens are no secrets: only who was given one can use it, and only once it was told.
    return holding?.lease.plugin === plugin && holding.kept !== undefined ? holding : undefined;
  }

  #line(name: string): Line {
    let line = this.#lines.get(name);
    if (line === undefined) this.#lines.set(name, (line = new LockLine<Holding, Waiter>()));
    return line;
  }

  #count(plugin: string, by: 1 | -1): void {
    const taken = (this.#taken.get(plugin) ?? 0) + by;
    if (taken === 0) this.#taken.delete(plugin);
    else this.#taken.set(plugin, taken);
  }
}
