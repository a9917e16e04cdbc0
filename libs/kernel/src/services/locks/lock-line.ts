import type { LockMode } from './lease.ts';

/** Whoever holds a lock or waits for it. */
interface Placed {
  readonly mode: LockMode;
}

/** One lock: who holds it, and who stands in line. Whoever came first is served first, so that no stream of shared leases starves an exclusive one. */
export class LockLine<Holder extends Placed, Waiter extends Placed> {
  readonly holders = new Map<number, Holder>();
  readonly #waiters = new Set<Waiter>();

  get waiting(): number {
    return this.#waiters.size;
  }

  /** Who stands in line, the first one first. */
  waiters(): Iterable<Waiter> {
    return this.#waiters;
  }

  /** Whether nobody holds it and nobody waits. */
  get idle(): boolean {
    return this.holders.size === 0 && this.#waiters.size === 0;
  }

  /** Whether somebody who comes now is served at once. */
  isOpenTo(mode: LockMode): boolean {
    return this.#waiters.size === 0 && this.#fits(mode);
  }

  join(waiter: Waiter): void {
    this.#waiters.add(waiter);
  }

  leave(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }

  /** The next one in line who can be served now, taken out of it. */
  next(): Waiter | undefined {
    const [first] = this.#waiters;
    if (first === undefined || !this.#fits(first.mode)) return undefined;
    this.#waiters.delete(first);
    return first;
  }

  #fits(mode: LockMode): boolean {
    const [holder] = this.holders.values();
    return holder === undefined || (mode === 'shared' && holder.mode === 'shared');
  }
}
