import type { Json } from '@plugwright/spec';
import type { Formula } from '../../formula/formula.ts';
import { isArray } from '../../value/json-type.ts';
import type { Compiler } from '../compiler.ts';
import { Malformed } from '../malformed.ts';
import { below } from '../pointer.ts';
import type { Site } from '../site.ts';
import { listOf, type KeywordReader } from './keyword-reader.ts';

/** `type`, `const`, `enum`: for values of every type. */
export const general: readonly (readonly [string, KeywordReader])[] = [
  ['type', typeKeyword],
  ['const', (value, _site, { formulas }) => formulas.oneOf([value])],
  ['enum', (value, site, { formulas }) => formulas.oneOf(listOf(value, site, 'enum'))],
];

function typeKeyword(value: Json, site: Site, { formulas }: Compiler): Formula {
  const names = isArray(value) ? value : [value];
  const types = names.map((name): [Formula, boolean] => {
    switch (name) {
      case 'null':
      case 'boolean':
      case 'number':
      case 'string':
      case 'array':
      case 'object':
        return [formulas.type(name), false];
      case 'integer':
        return [formulas.type('number'), true];
      default:
        throw new Malformed(below(site.pointer, 'type'), `${JSON.stringify(name)} is no type`);
    }
  });
  if (types.length === 0) throw new Malformed(below(site.pointer, 'type'), 'an empty list of types');
  const union = formulas.some(types.map(([type]) => type));
  if (!names.includes('integer') || names.includes('number')) return union;
  return formulas.and(union, formulas.atom({ on: 'number', kind: 'multiple', of: 1 }));
}
