import type { Json } from '@plugwright/spec';
import type { Formula } from '../../formula/formula.ts';
import type { Compiler } from '../compiler.ts';
import { Malformed } from '../malformed.ts';
import { below } from '../pointer.ts';
import type { Site } from '../site.ts';
import { countOf, listOf, type KeywordReader } from './keyword-reader.ts';

/** Keywords for arrays. */
export const arrayKeywords: readonly (readonly [string, KeywordReader])[] = [
  ['minItems', (value, site, { formulas }) => formulas.atom({ on: 'array', kind: 'length', least: countOf(value, site, 'minItems') })],
  ['maxItems', (value, site, { formulas }) => formulas.refuse({ on: 'array', kind: 'length', least: countOf(value, site, 'maxItems') + 1 })],
  ['uniqueItems', uniqueItems],
  ['prefixItems', prefixItems],
  ['items', items],
  ['contains', contains],
];

function uniqueItems(value: Json, site: Site, { formulas }: Compiler): Formula {
  if (typeof value !== 'boolean') throw new Malformed(below(site.pointer, 'uniqueItems'), '"uniqueItems" has to be true or false');
  return value ? formulas.atom({ on: 'array', kind: 'distinct' }) : formulas.anything;
}

function prefixItems(value: Json, site: Site, compiler: Compiler): Formula {
  const atoms = listOf(value, site, 'prefixItems').map((_, index) =>
    compiler.formulas.atom({ on: 'array', kind: 'item', index, schema: compiler.part(compiler.below(site, 'prefixItems', index)) }),
  );
  return compiler.formulas.every(atoms);
}

function items(_value: Json, site: Site, compiler: Compiler): Formula {
  return itemsFrom(prefixLength(site, compiler), compiler.part(compiler.below(site, 'items')), compiler);
}

/** "Every item from a position on satisfies the schema". */
export function itemsFrom(from: number, schema: Formula, { formulas }: Compiler): Formula {
  return schema === formulas.anything ? schema : formulas.atom({ on: 'array', kind: 'items', from, schema });
}

/** The number of positions that `prefixItems` of a schema describes. */
export function prefixLength(site: Site, compiler: Compiler): number {
  const prefix = compiler.read(site, 'prefixItems');
  return prefix === undefined ? 0 : listOf(prefix, site, 'prefixItems').length;
}

function contains(_value: Json, site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const least = compiler.read(site, 'minContains');
  const most = compiler.read(site, 'maxContains');
  const schema = compiler.part({ ...compiler.below(site, 'contains'), declared: false });
  const bound = least === undefined ? 1 : countOf(least, site, 'minContains');
  const lower = bound === 0 ? formulas.anything : formulas.atom({ on: 'array', kind: 'contains', schema, least: bound });
  return most === undefined
    ? lower
    : formulas.and(lower, formulas.refuse({ on: 'array', kind: 'contains', schema, least: countOf(most, site, 'maxContains') + 1 }));
}
