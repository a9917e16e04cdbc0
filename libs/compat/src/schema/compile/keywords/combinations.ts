import type { Json } from '@plugwright/spec';
import type { Formula } from '../../formula/formula.ts';
import type { Compiler } from '../compiler.ts';
import type { Site } from '../site.ts';
import { listOf, mapOf, type KeywordReader } from './keyword-reader.ts';

/** Keywords that combine schemas for the same value. */
export const combinations: readonly (readonly [string, KeywordReader])[] = [
  ['allOf', (value, site, compiler) => compiler.formulas.and(...branches(value, site, compiler, 'allOf'))],
  ['anyOf', (value, site, compiler) => compiler.formulas.or(...branches(value, site, compiler, 'anyOf'))],
  ['oneOf', oneOf],
  ['not', (_value, site, compiler) => compiler.formulas.not(compiler.same(open(compiler.below(site, 'not'))))],
  ['if', conditional],
  ['dependentSchemas', dependentSchemas],
];

/** The schema without the promise about names: where it stands under a negation that promise would widen. */
export function open(site: Site): Site {
  return { ...site, declared: false };
}

function branches(value: Json, site: Site, compiler: Compiler, keyword: string): readonly Formula[] {
  return listOf(value, site, keyword).map((_, index) => compiler.same(compiler.below(site, keyword, index)));
}

function oneOf(value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const refused = branches(value, open(site), compiler, 'oneOf').map((branch) => formulas.not(branch));
  // One holds, and none together with a later one: said so, most of it is decided by the first branch that fails.
  const alone = refused.map((branch, index) => formulas.or(branch, formulas.and(...refused.slice(index + 1))));
  return formulas.and(formulas.or(...branches(value, site, compiler, 'oneOf')), ...alone);
}

function conditional(_value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const side = (keyword: 'then' | 'else'): Formula => (compiler.read(site, keyword) === undefined ? formulas.anything : compiler.same(compiler.below(site, keyword)));
  const [then, otherwise] = [side('then'), side('else')];
  if (then === formulas.anything && otherwise === formulas.anything) return formulas.anything;
  const condition = compiler.same(open(compiler.below(site, 'if')));
  return formulas.and(formulas.or(formulas.not(condition), then), formulas.or(condition, otherwise));
}

function dependentSchemas(value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const dependent = Object.keys(mapOf(value, site, 'dependentSchemas')).map((name) =>
    formulas.or(formulas.refuse({ on: 'object', kind: 'has', name }), compiler.same(compiler.below(site, 'dependentSchemas', name))),
  );
  return formulas.and(...dependent);
}
