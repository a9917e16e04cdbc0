import { data } from './data.ts';
import { filesystem } from './filesystem.ts';
import { memory } from './memory.ts';
import { network } from './network.ts';
import type { Scope } from './scope.ts';
import { system } from './system.ts';
import { ui } from './ui.ts';

const scopes: ReadonlyMap<string, Scope> = new Map(
  [data, filesystem, memory, network, system, ui].flatMap((scope) => scope.names.map((name) => [name, scope] as const)),
);

/** The scope of a name; undefined for one that this kernel does not know, and nothing of it can be granted. */
export function scopeOf(name: string): Scope | undefined {
  return scopes.get(name);
}
