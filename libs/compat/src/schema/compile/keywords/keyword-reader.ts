import type { Json, JsonObject } from '@plugwright/spec';
import type { Formula } from '../../formula/formula.ts';
import { isArray, isObject } from '../../value/json-type.ts';
import type { Compiler } from '../compiler.ts';
import { Malformed } from '../malformed.ts';
import { below } from '../pointer.ts';
import type { Site } from '../site.ts';

/** What a keyword says about a value. Throws `Malformed` for a value that the keyword does not take. */
export type KeywordReader = (value: Json, site: Site, compiler: Compiler) => Formula;

/** The keyword's value as a finite number. */
export function numberOf(value: Json, site: Site, keyword: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Malformed(below(site.pointer, keyword), `"${keyword}" has to be a finite number`);
  return value;
}

/** The keyword's value as a count. */
export function countOf(value: Json, site: Site, keyword: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new Malformed(below(site.pointer, keyword), `"${keyword}" has to be a count`);
  return value;
}

/** The keyword's value as text. */
export function textOf(value: Json, site: Site, keyword: string): string {
  if (typeof value !== 'string') throw new Malformed(below(site.pointer, keyword), `"${keyword}" has to be text`);
  return value;
}

/** The keyword's value as a list. */
export function listOf(value: Json, site: Site, keyword: string): readonly Json[] {
  if (!isArray(value)) throw new Malformed(below(site.pointer, keyword), `"${keyword}" has to be a list`);
  return value;
}

/** The keyword's value as a list of names. */
export function namesOf(value: Json, site: Site, keyword: string): readonly string[] {
  return listOf(value, site, keyword).map((name) => textOf(name, site, keyword));
}

/** The keyword's value as an object. */
export function mapOf(value: Json, site: Site, keyword: string): JsonObject {
  if (!isObject(value)) throw new Malformed(below(site.pointer, keyword), `"${keyword}" has to be an object`);
  return value;
}
