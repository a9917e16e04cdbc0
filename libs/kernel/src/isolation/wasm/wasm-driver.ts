import type { IsolationDriver } from '../driver.ts';
import { TrustGroup } from './trust-group.ts';

/** The group of plugins that are in none. */
const COMMON = '';

/**
 * WebAssembly in a shared thread: a module reaches its own memory and what the ABI gives it, no files, no network, no other module. Linear memory
 * has a maximum; endless work is noticed by health and ended with the thread, so a module that does not give it back has its whole group start anew.
 * @param trustGroups plugins that share a thread, by the name of their group; those that are in none share one, too
 */
export function wasmDriver(trustGroups: Readonly<Record<string, readonly string[]>> = {}): IsolationDriver {
  const groupOf = new Map(Object.entries(trustGroups).flatMap(([name, plugins]) => plugins.map((plugin) => [plugin, name] as const)));
  const groups = new Map<string, TrustGroup>();
  const groupFor = (name: string): TrustGroup => {
    const present = groups.get(name);
    if (present?.hasRoom === true) return present;
    const group = new TrustGroup(name, () => {
      if (groups.get(name) === group) groups.delete(name);
    });
    groups.set(name, group);
    return group;
  };
  return {
    level: 'wasm',
    streams: false,
    probe: () => Promise.resolve({ level: 'wasm', available: true, mechanisms: {} }),
    launch: (request) => groupFor(groupOf.get(request.plugin) ?? COMMON).launch(request),
  };
}
