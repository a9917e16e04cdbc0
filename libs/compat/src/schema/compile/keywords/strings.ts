import type { Json } from '@plugwright/spec';
import type { Formula } from '../../formula/formula.ts';
import type { StringSet } from '../../formula/string-set.ts';
import type { Compiler } from '../compiler.ts';
import { formatSet } from '../format-set.ts';
import { Malformed } from '../malformed.ts';
import { below } from '../pointer.ts';
import type { Site } from '../site.ts';
import { countOf, textOf, type KeywordReader } from './keyword-reader.ts';

/** Keywords for strings. */
export const stringKeywords: readonly (readonly [string, KeywordReader])[] = [
  ['minLength', (value, site, { formulas }) => formulas.atom({ on: 'string', kind: 'length', least: countOf(value, site, 'minLength') })],
  ['maxLength', (value, site, { formulas }) => formulas.refuse({ on: 'string', kind: 'length', least: countOf(value, site, 'maxLength') + 1 })],
  ['pattern', (value, site, compiler) => wordIn(patternAt(textOf(value, site, 'pattern'), below(site.pointer, 'pattern'), compiler), compiler)],
  ['format', formatKeyword],
];

/** The set of strings that a pattern matches. */
export function patternAt(pattern: string, pointer: string, { formulas }: Compiler): StringSet {
  const set = formulas.pattern(pattern, pointer);
  if (set.language() === undefined && !isPattern(pattern)) throw new Malformed(pointer, `"${pattern}" is no regular expression`);
  return set;
}

/** Whether a text is a regular expression. */
export function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function wordIn(set: StringSet, { formulas }: Compiler): Formula {
  return formulas.atom({ on: 'string', kind: 'word', set });
}

function formatKeyword(value: Json, site: Site, compiler: Compiler): Formula {
  const format = textOf(value, site, 'format');
  const set = compiler.options.formatAssertion ? formatSet(format, below(site.pointer, 'format'), compiler.formulas) : undefined;
  return set === undefined ? compiler.formulas.anything : wordIn(set, compiler);
}
