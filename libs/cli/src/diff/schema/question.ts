import type { ComparisonResult, Dialect, Direction } from '@plugwright/compat';
import type { Schema } from '@plugwright/spec';
import { deepest, tooDeep } from './depth.ts';
import { numberProblem, type NearNumbers } from './exact-numbers.ts';

/** The directions that can be asked for. */
export const directions = ['input', 'output', 'both'] as const satisfies readonly Direction[];

/** The dialects that can be named. */
export const dialects = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12', 'openapi-3.0'] as const satisfies readonly Dialect[];

/** One comparison to be made. */
export interface Question {
  readonly old: Schema;
  readonly new: Schema;
  readonly direction: Direction;
  readonly dialect?: Dialect;
  readonly formatAssertion?: boolean;
}

/** What the command line says for each entry that does not say it itself. */
export interface Defaults {
  readonly direction: Direction;
  readonly dialect?: Dialect;
  readonly formatAssertion: boolean;
  /** Numbers of the entries that were read only nearly. */
  readonly nearly?: NearNumbers;
}

/** The answer to what cannot be asked. */
export function unanswerable(message: string, side: 'old' | 'new' = 'new'): ComparisonResult {
  return { verdict: 'unknown', declared: { verdict: 'unknown' }, reasons: [{ pointer: '', message, side }] };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

/** Why a value is no schema; undefined where it is one as far as can be seen from outside. */
export function schemaProblem(value: unknown): string | undefined {
  if (isSchema(value)) return tooDeep(value) ? `it is nested deeper than ${deepest} levels` : undefined;
  const found = value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;
  return `a schema is an object, true or false; this is ${found}`;
}

function own(entry: object, key: string): unknown {
  return Object.hasOwn(entry, key) ? (entry as Readonly<Record<string, unknown>>)[key] : undefined;
}

function chosen<T extends string>(value: unknown, among: readonly T[]): T | undefined {
  return among.find((one) => one === value);
}

/** Read one entry of a batch: the question that it asks, or the answer where it asks none. Members that mean nothing are ignored. */
export function questionOf(entry: unknown, defaults: Defaults): { readonly question: Question } | { readonly answer: ComparisonResult } {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return { answer: unanswerable('the entry is not an object with `old` and `new`') };
  const [old, now] = [own(entry, 'old'), own(entry, 'new')];
  for (const [side, schema] of [['old', old] as const, ['new', now] as const]) {
    const problem = schemaProblem(schema);
    if (problem !== undefined) return { answer: unanswerable(`\`${side}\`: ${problem}`, side) };
  }
  const numbers = defaults.nearly && numberProblem(defaults.nearly, old, now);
  if (numbers !== undefined) return { answer: unanswerable(numbers) };
  const direction = chosen(own(entry, 'direction') ?? defaults.direction, directions);
  if (direction === undefined) return { answer: unanswerable(`\`direction\` is one of ${directions.join(', ')}`) };
  const named = own(entry, 'dialect') ?? defaults.dialect;
  const dialect = chosen(named, dialects);
  if (named !== undefined && dialect === undefined) return { answer: unanswerable(`\`dialect\` is one of ${dialects.join(', ')}`) };
  const formatAssertion = own(entry, 'formatAssertion') === true || defaults.formatAssertion;
  return {
    question: {
      old: old as Schema,
      new: now as Schema,
      direction,
      ...(dialect === undefined ? {} : { dialect }),
      ...(formatAssertion ? { formatAssertion } : {}),
    },
  };
}
