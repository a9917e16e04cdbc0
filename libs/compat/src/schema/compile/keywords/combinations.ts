import type { Json, JsonObject } from '@plugwright/spec';
import type { Formula } from '../../formula/formula.ts';
import { isArray, isObject } from '../../value/json-type.ts';
import { valueKey } from '../../value/value-key.ts';
import { areTagged } from '../discriminator.ts';
import { refusing, type Compiler } from '../compiler.ts';
import type { Site } from '../site.ts';
import { listOf, mapOf, type KeywordReader } from './keyword-reader.ts';

/** Keywords that combine schemas for the same value. */
export const combinations: readonly (readonly [string, KeywordReader])[] = [
  ['allOf', (value, site, compiler) => compiler.formulas.every(branches(value, site, compiler, 'allOf'))],
  ['anyOf', (value, site, compiler) => valuesOf(value, compiler) ?? compiler.formulas.some(branches(value, site, compiler, 'anyOf'))],
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

/** More branches of `oneOf` than these are not held against each other. */
const MOST_BRANCHES = 600;

/** A choice among bare constants as one set of values, however long; undefined for any other choice. */
function valuesOf(branches: Json, { formulas, options }: Compiler): Formula | undefined {
  if (!isArray(branches) || options.ignore.has('const') || !branches.every(isConstant)) return undefined;
  return formulas.oneOf(branches.map((branch) => branch['const'] ?? null));
}

function isConstant(branch: Json): branch is JsonObject {
  return isObject(branch) && Object.hasOwn(branch, 'const') && refusing(branch).length === 1;
}

function oneOf(value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const values = valuesOf(value, compiler);
  if (
    values !== undefined &&
    isArray(value) &&
    new Set(value.map((branch) => valueKey(isObject(branch) ? (branch['const'] ?? null) : branch))).size === value.length
  )
    return values;
  const choice = formulas.some(branches(value, site, compiler, 'oneOf'));
  const sites = listOf(value, site, 'oneOf').map((_, index) => compiler.below(site, 'oneOf', index));
  if (areTagged(sites, compiler)) return choice;
  if (sites.length > MOST_BRANCHES) {
    const doubt = compiler.doubt(site, 'oneOf', `more than ${MOST_BRANCHES} branches of which one may hold`);
    return formulas.and(choice, doubt);
  }
  const refused = branches(value, open(site), compiler, 'oneOf').map((branch) => formulas.not(branch));
  // One holds, and none together with a later one: said so, most of it is decided by the first branch that fails.
  const alone = refused.map((branch, index) => formulas.or(branch, formulas.every(refused.slice(index + 1))));
  return formulas.and(choice, formulas.every(alone));
}

function conditional(_value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const side = (keyword: 'then' | 'else'): Formula =>
    compiler.read(site, keyword) === undefined ? formulas.anything : compiler.same(compiler.below(site, keyword));
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
  return formulas.every(dependent);
}
