import type { Json } from '@plugwright/spec';
import type { Formula } from '../../formula/formula.ts';
import type { Compiler } from '../compiler.ts';
import { declaredClasses } from '../member-classes.ts';
import { nameSet } from '../name-set.ts';
import { below } from '../pointer.ts';
import type { Site } from '../site.ts';
import { countOf, mapOf, namesOf, type KeywordReader } from './keyword-reader.ts';
import { patternAt } from './strings.ts';

/** Keywords for objects. */
export const objectKeywords: readonly (readonly [string, KeywordReader])[] = [
  [
    'required',
    (value, site, { formulas }) => formulas.every(namesOf(value, site, 'required').map((name) => formulas.atom({ on: 'object', kind: 'has', name }))),
  ],
  ['minProperties', (value, site, { formulas }) => formulas.atom({ on: 'object', kind: 'size', least: countOf(value, site, 'minProperties') })],
  ['maxProperties', (value, site, { formulas }) => formulas.refuse({ on: 'object', kind: 'size', least: countOf(value, site, 'maxProperties') + 1 })],
  ['dependentRequired', dependentRequired],
  ['propertyNames', propertyNames],
  ['properties', properties],
  ['patternProperties', patternProperties],
  ['additionalProperties', additionalProperties],
];

function properties(value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const members = Object.keys(mapOf(value, site, 'properties')).map((name) =>
    formulas.members(formulas.name(name), compiler.part(compiler.below(site, 'properties', name))),
  );
  return formulas.every(members);
}

function patternProperties(value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const members = Object.keys(mapOf(value, site, 'patternProperties')).map((pattern) => {
    const names = formulas.names([], [{ set: patternAt(pattern, below(site.pointer, 'patternProperties', pattern), compiler), inside: true }]);
    return formulas.members(names, compiler.part(compiler.below(site, 'patternProperties', pattern)));
  });
  return formulas.every(members);
}

function additionalProperties(_value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const { names, sets } = declaredClasses(site, compiler);
  const others = formulas.names(
    names,
    sets.map((set) => ({ set, inside: false })),
  );
  return formulas.members(others, compiler.part(compiler.below(site, 'additionalProperties')));
}

function propertyNames(_value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const set = nameSet(compiler.part({ ...compiler.below(site, 'propertyNames'), declared: false }), below(site.pointer, 'propertyNames'), formulas);
  return formulas.members(formulas.names([], [{ set, inside: false }]), formulas.nothing);
}

function dependentRequired(value: Json, site: Site, { formulas }: Compiler): Formula {
  const map = mapOf(value, site, 'dependentRequired');
  const has = (name: string): Formula => formulas.atom({ on: 'object', kind: 'has', name });
  return formulas.and(
    ...Object.keys(map).map((name) =>
      formulas.or(formulas.refuse({ on: 'object', kind: 'has', name }), formulas.every(namesOf(map[name] ?? null, site, 'dependentRequired').map(has))),
    ),
  );
}
