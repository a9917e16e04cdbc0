import type { IsolationDriver, LaunchRequest } from '../driver.ts';
import { TrustGroup } from './trust-group.ts';

/** How modules are put together. */
export interface WasmOptions {
  /**
   * The group that a plugin shares its thread with. A module that does not give the thread back has its whole group start anew, so plugins that
   * are not to suffer from one another belong in different groups; all are in one where absent.
   */
  readonly groupOf?: (request: LaunchRequest) => string;
}

/**
 * WebAssembly in a shared thread: a module reaches its own memory and what the ABI gives it, no files, no network, no other module. Linear memory
 * has a maximum; endless work is noticed by health and ended with the thread.
 */
export function wasmDriver({ groupOf = () => 'all' }: WasmOptions = {}): IsolationDriver {
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
    probe: () => Promise.resolve({ level: 'wasm', available: true, mechanisms: {} }),
    launch: (request) => groupFor(groupOf(request)).launch(request),
  };
}
