import type { Json, Schema } from '@plugwright/spec';
import { kubernetesDefinitions } from './load-corpora.ts';

/** One definition of both releases, each with the definitions that it leads to. */
export interface DefinitionPair {
  readonly name: string;
  readonly old: Schema;
  readonly new: Schema;
}

type Definitions = Readonly<Record<string, Schema>>;

const prefix = '#/definitions/';

/** The definitions that a value's references name, directly. */
function named(value: Json | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => named(item));
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' && typeof inner === 'string' ? [inner.slice(prefix.length)] : named(inner)));
}

function reached(definitions: Definitions, name: string): Definitions {
  const found = new Set([name]);
  for (const next of found) named(definitions[next]).forEach((other) => found.add(other));
  return Object.fromEntries([...found].sort().map((each) => [each, definitions[each] ?? false]));
}

/** Every definition that 1.12 and 1.13 have in common, sorted by name. */
export function kubernetesPairs(): readonly DefinitionPair[] {
  const before = kubernetesDefinitions('1.12');
  const after = kubernetesDefinitions('1.13');
  return Object.keys(before)
    .filter((name) => Object.hasOwn(after, name))
    .sort()
    .map((name) => {
      const $ref = `${prefix}${name}`;
      return { name, old: { $ref, definitions: reached(before, name) }, new: { $ref, definitions: reached(after, name) } };
    });
}
