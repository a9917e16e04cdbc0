import type { Formula } from '../../formula/formula.ts';
import type { Compiler } from '../compiler.ts';
import { outcomesOf, type Evaluated, type Kind } from '../outcomes.ts';
import { below } from '../pointer.ts';
import type { Site } from '../site.ts';
import { itemsFrom } from './arrays.ts';
import type { KeywordReader } from './keyword-reader.ts';

/** Keywords for what no other keyword looked at. */
export const unevaluated: readonly (readonly [string, KeywordReader])[] = [
  ['unevaluatedProperties', (_value, site, compiler) => overOutcomes(site, 'unevaluatedProperties', compiler, membersBut)],
  ['unevaluatedItems', (_value, site, compiler) => overOutcomes(site, 'unevaluatedItems', compiler, itemsBut)],
];

type Restriction = (evaluated: Evaluated, schema: Formula, compiler: Compiler) => Formula;

function overOutcomes(site: Site, kind: Kind, compiler: Compiler, restrict: Restriction): Formula {
  const { formulas } = compiler;
  const schema = compiler.part(compiler.below(site, kind));
  if (schema === formulas.anything) return schema;
  const pointer = below(site.pointer, kind);
  const outcomes = outcomesOf(site, kind, compiler, true);
  if (outcomes === undefined) return formulas.opaque({ pointer, reason: 'too many ways to evaluate the value' }, `${pointer} ${schema.id}`);
  return formulas.or(...outcomes.map(({ claim, evaluated }) => (evaluated.all ? claim : formulas.and(claim, restrict(evaluated, schema, compiler)))));
}

function membersBut({ names, sets }: Evaluated, schema: Formula, { formulas }: Compiler): Formula {
  const others = formulas.names(
    names,
    sets.map((set) => ({ set, inside: false })),
  );
  return formulas.members(others, schema);
}

function itemsBut({ prefix, items }: Evaluated, schema: Formula, compiler: Compiler): Formula {
  return itemsFrom(prefix, compiler.formulas.or(schema, ...items), compiler);
}
