import { mayLock } from '@plugwright/manifest';
import { failure } from '../failure.ts';
import type { Service, ServiceState } from './service.ts';

interface Ask {
  readonly name: string;
  readonly ttl: number;
  readonly shared?: boolean;
  readonly wait?: number;
  readonly bound?: boolean;
}

interface Held {
  readonly token: number;
  readonly ask: Ask;
  expires: number;
  /** Take back what ends it at its deadline. */
  disarm: () => void;
}

interface Waiter {
  readonly ask: Ask;
  readonly serve: (lease: Held) => void;
  readonly refuse: (code: string, reason: string) => void;
}

interface Line {
  readonly held: Map<number, Held>;
  readonly waiting: Set<Waiter>;
}

/** The locks of the plugin, by name. Only it takes any: what another one holds is told by a script. */
export interface StubLocks {
  token: number;
  readonly lines: Map<string, Line>;
}

/** What the real kernel grants a plugin. */
const MAX_LOCKS = 1_000;

/** No lock was ever taken. */
export function newLocks(): StubLocks {
  return { token: 0, lines: new Map() };
}

function lineOf({ locks: { lines } }: ServiceState, name: string): Line {
  let line = lines.get(name);
  if (line === undefined) lines.set(name, (line = { held: new Map(), waiting: new Set() }));
  return line;
}

function fits({ held }: Line, { shared = false }: Ask): boolean {
  const [first] = held.values();
  return first === undefined || (shared && first.ask.shared === true);
}

function arm(state: ServiceState, lease: Held, ttl: number): void {
  lease.disarm();
  lease.expires = state.now() + ttl;
  lease.disarm = state.clock.at(lease.expires, () => end(state, lease));
}

function give(state: ServiceState, line: Line, ask: Ask): Held {
  const lease: Held = { token: ++state.locks.token, ask, expires: 0, disarm: () => undefined };
  line.held.set(lease.token, lease);
  arm(state, lease, ask.ttl);
  return lease;
}

function serve(state: ServiceState, line: Line): void {
  for (const waiter of line.waiting) {
    if (!fits(line, waiter.ask)) return;
    line.waiting.delete(waiter);
    waiter.serve(give(state, line, waiter.ask));
  }
}

function end(state: ServiceState, lease: Held): void {
  const line = lineOf(state, lease.ask.name);
  lease.disarm();
  line.held.delete(lease.token);
  serve(state, line);
}

/** The code of the plugin has ended: so have the leases that are bound to it, and nobody waits any more. */
export function endBound(state: ServiceState): void {
  for (const line of state.locks.lines.values()) {
    for (const waiter of [...line.waiting]) waiter.refuse('core/cancelled', 'nobody waits for the lock any more');
    for (const lease of [...line.held.values()]) if (lease.ask.bound === true) end(state, lease);
  }
}

function queue(state: ServiceState, line: Line, ask: Ask, wait: number, signal: AbortSignal | undefined): Promise<Held> {
  const deadline = state.now() + wait;
  return new Promise((resolve, reject) => {
    let disarm = (): void => undefined;
    const leave = (): void => {
      disarm();
      signal?.removeEventListener('abort', withdraw);
      line.waiting.delete(waiter);
    };
    const waiter: Waiter = {
      ask,
      serve: (lease) => {
        leave();
        resolve(lease);
      },
      refuse: (code, reason) => {
        leave();
        reject(failure(state.manifest, code, { reason }));
        serve(state, line);
      },
    };
    const withdraw = (): void => waiter.refuse('core/cancelled', 'nobody waits for the lock any more');
    // The clock goes no further than to whatever may serve it.
    const watch = (): void => {
      if (state.now() >= deadline) waiter.refuse('core/conflict', `${ask.name} is held`);
      else if (line.waiting.has(waiter)) disarm = state.clock.pullTo(Math.min(deadline, ...[...line.held.values()].map(({ expires }) => expires)), watch);
    };
    signal?.addEventListener('abort', withdraw);
    line.waiting.add(waiter);
    watch();
  });
}

function named(state: ServiceState, name: string): Line {
  if (mayLock(state.manifest, name)) return lineOf(state, name);
  throw failure(state.manifest, 'core/forbidden', { reason: `${state.manifest.id} imports nothing of the id before the / in ${name}` });
}

function taken({ locks }: ServiceState): number {
  return [...locks.lines.values()].reduce((sum, { held, waiting }) => sum + held.size + waiting.size, 0);
}

/** `kernel/locks.*`: leases that end by the virtual clock. */
export const locks: Service = {
  acquire: async (state: ServiceState, ask: Ask, signal?: AbortSignal) => {
    const { name, wait = 0 } = ask;
    const line = named(state, name);
    if (taken(state) >= MAX_LOCKS) throw failure(state.manifest, 'core/limit-exceeded', { limit: `${String(MAX_LOCKS)} locks` });
    const isOpen = line.waiting.size === 0 && fits(line, ask);
    if (!isOpen && wait <= 0) throw failure(state.manifest, 'core/conflict', { reason: `${name} is held` });
    const { token, expires } = isOpen ? give(state, line, ask) : await queue(state, line, ask, wait, signal);
    return { token, expires };
  },
  renew: (state: ServiceState, { name, token, ttl }: { name: string; token: number; ttl: number }) => {
    const lease = named(state, name).held.get(token);
    if (lease === undefined) throw failure(state.manifest, 'core/conflict', { reason: `the lease of ${name} is over` });
    arm(state, lease, ttl);
    return { expires: lease.expires };
  },
  release: (state: ServiceState, { name, token }: { name: string; token: number }) => {
    const lease = named(state, name).held.get(token);
    if (lease !== undefined) end(state, lease);
    return { released: lease !== undefined };
  },
  read: (state: ServiceState, { name }: { name: string }) => {
    const { held, waiting } = named(state, name);
    const mode = ({ shared = false }: Ask): string => (shared ? 'shared' : 'exclusive');
    const leases = [...held.values()].map(({ token, ask, expires }) => ({ plugin: state.manifest.id, mode: mode(ask), token, expires }));
    return { leases, waiting: waiting.size };
  },
};
