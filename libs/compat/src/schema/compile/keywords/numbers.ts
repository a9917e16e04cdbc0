import type { Json } from '@plugwright/spec';
import type { AtomOf } from '../../formula/formula.ts';
import { Malformed } from '../malformed.ts';
import { below } from '../pointer.ts';
import type { Site } from '../site.ts';
import { numberOf, type KeywordReader } from './keyword-reader.ts';

function bound(keyword: string, exclusive: boolean, positive: boolean): readonly [string, KeywordReader] {
  return [
    keyword,
    (value, site, { formulas }) => {
      const atom: AtomOf<'number'> = { on: 'number', kind: 'above', bound: numberOf(value, site, keyword), exclusive: exclusive === positive };
      return positive ? formulas.atom(atom) : formulas.refuse(atom);
    },
  ];
}

/** Keywords for numbers; an upper bound is the negation of a lower one. */
export const numberKeywords: readonly (readonly [string, KeywordReader])[] = [
  bound('minimum', false, true),
  bound('exclusiveMinimum', true, true),
  bound('maximum', false, false),
  bound('exclusiveMaximum', true, false),
  ['multipleOf', (value, site, { formulas }) => formulas.atom({ on: 'number', kind: 'multiple', of: factorOf(value, site) })],
];

function factorOf(value: Json, site: Site): number {
  const factor = numberOf(value, site, 'multipleOf');
  if (factor <= 0) throw new Malformed(below(site.pointer, 'multipleOf'), '"multipleOf" has to be above 0');
  return factor;
}
