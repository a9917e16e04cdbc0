import type { Json } from '@plugwright/spec';
import type { Formula } from '../../formula/formula.ts';
import { inClass, type NameClass } from '../../formula/name-class.ts';
import type { Side, StringSet } from '../../formula/string-set.ts';
import { isObject } from '../../value/json-type.ts';
import type { Compiler } from '../compiler.ts';
import { declaredClasses } from '../member-classes.ts';
import { allFor, evaluatedBy } from '../same-value.ts';
import type { Site } from '../site.ts';
import { itemsFrom, prefixLength } from './arrays.ts';
import { open } from './combinations.ts';
import type { KeywordReader } from './keyword-reader.ts';

/** Keywords for what no other keyword looked at: a part of the value was looked at, or satisfies the schema. */
export const unevaluated: readonly (readonly [string, KeywordReader])[] = [
  ['unevaluatedProperties', unevaluatedProperties],
  ['unevaluatedItems', unevaluatedItems],
];

/** More patterns than these are not combined, nor more `contains` that count only at times. */
const MOST_COMBINED = 6;

function unevaluatedProperties(_value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const schema = compiler.part(compiler.below(site, 'unevaluatedProperties'));
  const names = new Set<string>();
  const sets = new Set<StringSet>();
  for (const inner of allFor(site, compiler, formulas.anything)) {
    if (!isObject(inner.site.value)) continue;
    const declared = declaredClasses(inner.site, compiler);
    for (const name of declared.names) names.add(name);
    for (const set of declared.sets) sets.add(set);
  }
  if (sets.size > MOST_COMBINED) return compiler.doubt(site, 'unevaluatedProperties', 'too many patterns of member names');
  const told = [...names].every((name) => [...sets].every((set) => set.holds(name) !== undefined));
  if (!told) return compiler.doubt(site, 'unevaluatedProperties', 'a pattern of member names that is not understood');
  const classes = [...[...names].map((name) => formulas.name(name)), ...combined([...sets]).map((sides) => formulas.names(names, sides))];
  const looks = (one: NameClass) => (inner: Site) => evaluatesNames(inner, site, one, compiler);
  return formulas.every(classes.map((one) => formulas.or(formulas.members(one, schema), evaluatedBy(site, compiler, looks(one)))));
}

/** Every way to be on one side of each set. */
function combined(sets: readonly StringSet[]): readonly (readonly Side[])[] {
  let ways: readonly (readonly Side[])[] = [[]];
  for (const set of sets) ways = ways.flatMap((sides) => [true, false].map((inside) => [...sides, { set, inside }]));
  return ways;
}

function evaluatesNames(inner: Site, outer: Site, one: NameClass, compiler: Compiler): boolean {
  if (compiler.read(inner, 'additionalProperties') !== undefined) return true;
  if (inner !== outer && compiler.read(inner, 'unevaluatedProperties') !== undefined) return true;
  const { names, sets } = declaredClasses(inner, compiler);
  if (one.one !== undefined && names.includes(one.one)) return true;
  const { one: name } = one;
  return sets.some((set) =>
    name === undefined
      ? one.sides.some((side) => side.set === set && side.inside)
      : inClass({ id: -1, except: new Set(), sides: [{ set, inside: true }] }, name) === true,
  );
}

function unevaluatedItems(_value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const schema = compiler.part(compiler.below(site, 'unevaluatedItems'));
  let prefix = 0;
  let always = schema;
  const sometimes: { readonly claim: Formula; readonly item: Formula }[] = [];
  for (const inner of allFor(site, compiler, formulas.anything)) {
    if (!isObject(inner.site.value)) continue;
    prefix = Math.max(prefix, prefixLength(inner.site, compiler));
    if (compiler.read(inner.site, 'contains') === undefined) continue;
    // An item that `contains` counts was looked at.
    const item = compiler.part(open(compiler.below(inner.site, 'contains')));
    if (inner.claim === formulas.anything) always = formulas.or(always, item);
    else sometimes.push({ claim: inner.claim, item });
  }
  if (sometimes.length > MOST_COMBINED) return compiler.doubt(site, 'unevaluatedItems', 'too many "contains" that count only at times');
  let ways: readonly { readonly claim: Formula; readonly item: Formula }[] = [{ claim: formulas.anything, item: always }];
  for (const { claim, item } of sometimes) ways = ways.flatMap((way) => [way, { claim: formulas.and(way.claim, claim), item: formulas.or(way.item, item) }]);
  const positions = [...Array(prefix + 1).keys()];
  const evaluated = positions.map((position) => evaluatedBy(site, compiler, (inner) => evaluatesPosition(inner, site, position, compiler)));
  const demands = (item: Formula): readonly Formula[] =>
    positions.map((index) =>
      formulas.or(
        index < prefix ? formulas.atom({ on: 'array', kind: 'item', index, schema: item }) : itemsFrom(prefix, item, compiler),
        evaluated[index] ?? formulas.nothing,
      ),
    );
  return formulas.some(ways.map(({ claim, item }) => formulas.and(claim, ...demands(item))));
}

function evaluatesPosition(inner: Site, outer: Site, position: number, compiler: Compiler): boolean {
  if (compiler.read(inner, 'items') !== undefined || prefixLength(inner, compiler) > position) return true;
  return inner !== outer && compiler.read(inner, 'unevaluatedItems') !== undefined;
}
