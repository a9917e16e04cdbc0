import fc from 'fast-check';
import { fromEntries, isNode, listAt, numberAt, type SchemaNode, schemasAt } from '../schema-node.ts';
import { string } from './string.ts';
import type { Inner, Shape } from './shape.ts';

const SPARE_KEYS = 3;

/** Names that break careless code; a map must bear them. */
const awkward = ['', 'constructor', 'toString', '__proto__', 'a/b', 'ключ'];

function keysOf(node: SchemaNode, inner: Inner): fc.Arbitrary<string> {
  const names = node['propertyNames'];
  const chosen = isNode(names) ? string({ ...names }, inner).filter((name): name is string => typeof name === 'string') : undefined;
  return chosen ?? fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,7}$/) }, { weight: 1, arbitrary: fc.constantFrom(...awkward) });
}

type Entries = [string, unknown][];

/** Members that only the map part of an object allows. */
function mapMembers(node: SchemaNode, inner: Inner): fc.Arbitrary<Entries>[] {
  if (inner.minimal && numberAt(node, 'minProperties') === undefined) return [];
  const known = new Set(schemasAt(node, 'properties').map(([name]) => name));
  const count = { minLength: Math.max(0, (numberAt(node, 'minProperties') ?? 0) - known.size), maxLength: (numberAt(node, 'minProperties') ?? 0) + SPARE_KEYS };
  const entries = (key: fc.Arbitrary<string>, schema: unknown): fc.Arbitrary<Entries> =>
    fc.uniqueArray(
      fc.tuple(
        key.filter((name) => !known.has(name)),
        inner.valuesOf(schema),
      ),
      { ...count, selector: ([name]) => name },
    );
  const additional = node['additionalProperties'];
  const maps: fc.Arbitrary<Entries>[] = isNode(additional) ? [entries(keysOf(node, inner), additional)] : [];
  for (const [pattern, schema] of schemasAt(node, 'patternProperties')) maps.push(entries(fc.stringMatching(new RegExp(pattern, 'u')), schema));
  return maps;
}

/** Objects: required members always, others now and then, and those of a map. Unknown members are never made up. */
export const object: Shape = (node, inner) => {
  const required = new Set(listAt(node, 'required').map(String));
  const members = new Map(schemasAt(node, 'properties'));
  for (const name of required) if (!members.has(name)) members.set(name, node['additionalProperties'] ?? true);
  const named = [...members]
    .filter(([name, schema]) => required.has(name) || (!inner.minimal && schema !== false))
    .map(([name, schema]): fc.Arbitrary<Entries> => {
      const present = inner.valuesOf(schema).map((value): Entries => [[name, value]]);
      return required.has(name)
        ? present
        : fc.oneof({ weight: 1, arbitrary: present }, { weight: Math.max(1, 2 * inner.references), arbitrary: fc.constant<Entries>([]) });
    });
  return fc.tuple(...named, ...mapMembers(node, inner)).map((parts) => fromEntries(parts.flat()));
};
