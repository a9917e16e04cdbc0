import { isArray, isObject } from '../value/json-type.ts';
import { valueKey } from '../value/value-key.ts';
import type { Compiler } from './compiler.ts';
import type { Site } from './site.ts';

/** References followed to a branch's own keywords. */
const MOST_HOPS = 5;

/** What a branch says for sure: that a value is an object, which members it has, and which of them are constants. */
interface Traits {
  object: boolean;
  readonly required: Set<string>;
  readonly constants: Map<string, readonly string[]>;
}

/**
 * Whether no value can pass two of the branches, because each asks for an object with a certain member and for other
 * constants there. False says nothing.
 */
export function areTagged(branches: readonly Site[], compiler: Compiler): boolean {
  const all = branches.map((branch) => traitsOf(branch, compiler));
  const [first] = all;
  if (first === undefined || !all.every(({ object }) => object)) return false;
  return [...first.required].some((name) => {
    const seen = new Set<string>();
    return all.every(({ required, constants }) => {
      const keys = required.has(name) ? constants.get(name) : undefined;
      const fresh = keys?.every((key) => !seen.has(key)) ?? false;
      for (const key of keys ?? []) seen.add(key);
      return fresh;
    });
  });
}

function traitsOf(branch: Site, compiler: Compiler): Traits {
  const traits: Traits = { object: false, required: new Set(), constants: new Map() };
  let site = branch;
  for (let hop = 0; hop < MOST_HOPS && isObject(site.value); hop += 1) {
    collect(site, compiler, traits);
    if (compiler.read(site, '$ref') === undefined) break;
    site = compiler.target(site, '$ref');
  }
  return traits;
}

function collect(site: Site, compiler: Compiler, traits: Traits): void {
  if (compiler.read(site, 'type') === 'object') traits.object = true;
  const required = compiler.read(site, 'required');
  if (isArray(required)) for (const name of required) if (typeof name === 'string') traits.required.add(name);
  const properties = compiler.read(site, 'properties');
  if (!isObject(properties)) return;
  for (const [name, member] of Object.entries(properties)) {
    if (!isObject(member) || traits.constants.has(name)) continue;
    const inner = compiler.below(site, 'properties', name);
    const constant = compiler.read(inner, 'const');
    const listed = compiler.read(inner, 'enum');
    const values = constant !== undefined ? [constant] : isArray(listed) ? listed : undefined;
    if (values !== undefined) traits.constants.set(name, values.map(valueKey));
  }
}
