import { draft04 } from './draft-04.ts';
import { draft06 } from './draft-06.ts';
import { draft07 } from './draft-07.ts';
import { draft201909 } from './draft-2019-09.ts';
import { draft202012 } from './draft-2020-12.ts';
import { openapi30 } from './openapi-3-0.ts';
import type { DialectRules } from './rules.ts';

/** A language schemas are written in. `2020-12` is the engine's own. */
export type Dialect = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12' | 'openapi-3.0';

const dialects: Readonly<Record<Dialect, DialectRules>> = {
  'draft-04': draft04,
  'draft-06': draft06,
  'draft-07': draft07,
  '2019-09': draft201909,
  '2020-12': draft202012,
  'openapi-3.0': openapi30,
};

/** How the dialect is read. */
export function rulesOf(dialect: Dialect): DialectRules {
  return dialects[dialect];
}

const addresses: ReadonlyMap<string, Dialect> = new Map([
  ['json-schema.org/draft-04/schema', 'draft-04'],
  // Draft 5 was a clean-up of draft 4 and kept its meaning.
  ['json-schema.org/draft-05/schema', 'draft-04'],
  ['json-schema.org/draft-06/schema', 'draft-06'],
  ['json-schema.org/draft-07/schema', 'draft-07'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
  ['spec.openapis.org/oas/3.0/dialect', 'openapi-3.0'],
  ['spec.openapis.org/oas/3.0/schema', 'openapi-3.0'],
]);

/** The dialect a schema names in `$schema`; `undefined` where it names none, a reason where nobody knows the one it names. */
export function dialectOf(schema: unknown): Dialect | { readonly reason: string } | undefined {
  if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, '$schema')) return undefined;
  const written: unknown = Reflect.get(schema, '$schema');
  if (typeof written !== 'string') return undefined;
  const address = written.replace(/^https?:\/\//, '').replace(/#$/, '');
  // The address without a version is whatever is newest.
  if (address === 'json-schema.org/schema') return undefined;
  return addresses.get(address) ?? { reason: `$schema names a dialect that is not known: ${written}` };
}
