import type { Formula } from '../formula/formula.ts';
import { isArray, isObject } from '../value/json-type.ts';
import type { Compiler } from './compiler.ts';
import type { Site } from './site.ts';

/** A schema for the same value within another, and what holds exactly when the value passes it there. */
export interface Applied {
  readonly site: Site;
  readonly claim: Formula;
}

/** Every schema that a schema applies to the same value and whose evaluation counts if the value passes it. */
export function* appliedTo(site: Site, compiler: Compiler): Generator<Applied> {
  const { formulas } = compiler;
  if (!isObject(site.value)) return;
  compiler.countApplied(site);
  const within = (...tokens: readonly (string | number)[]): Site => compiler.below(site, ...tokens);
  for (const keyword of ['$ref', '$dynamicRef'] as const) {
    if (compiler.read(site, keyword) !== undefined) yield { site: compiler.target(site, keyword), claim: formulas.anything };
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches = compiler.read(site, keyword);
    if (!isArray(branches)) continue;
    for (const index of branches.keys()) {
      const branch = within(keyword, index);
      yield { site: branch, claim: keyword === 'allOf' ? formulas.anything : compiler.same(branch) };
    }
  }
  if (compiler.read(site, 'if') !== undefined) {
    const condition = compiler.same(within('if'));
    yield { site: within('if'), claim: condition };
    if (compiler.read(site, 'then') !== undefined) yield { site: within('then'), claim: condition };
    if (compiler.read(site, 'else') !== undefined) yield { site: within('else'), claim: formulas.not(condition) };
  }
  const dependent = compiler.read(site, 'dependentSchemas');
  if (isObject(dependent)) {
    const has = (name: string): Formula => formulas.and(formulas.type('object'), formulas.atom({ on: 'object', kind: 'has', name }));
    for (const name of Object.keys(dependent)) yield { site: within('dependentSchemas', name), claim: has(name) };
  }
}

/** Every schema for the same value, the outer one included, with all that its evaluation hangs on. */
export function* allFor(site: Site, compiler: Compiler, claim: Formula): Generator<Applied> {
  yield { site, claim };
  for (const inner of appliedTo(site, compiler)) yield* allFor(inner.site, compiler, compiler.formulas.and(claim, inner.claim));
}

/** When some schema for the same value evaluates a part of it: `looks` says which schemas do by themselves. */
export function evaluatedBy(site: Site, compiler: Compiler, looks: (site: Site) => boolean): Formula {
  const { formulas } = compiler;
  if (isObject(site.value) && looks(site)) return formulas.anything;
  const ways = [...appliedTo(site, compiler)].map((inner) => formulas.and(inner.claim, evaluatedBy(inner.site, compiler, looks)));
  return formulas.some(ways);
}
