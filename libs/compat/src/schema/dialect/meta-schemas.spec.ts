import type { JsonObject } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { compareSchemas } from '../compare-schemas.ts';
import type { Dialect } from './dialects.ts';

const addresses: readonly (readonly [Dialect, string])[] = [
  ['draft-04', 'http://json-schema.org/draft-04/schema#'],
  ['draft-06', 'http://json-schema.org/draft-06/schema#'],
  ['draft-07', 'http://json-schema.org/draft-07/schema'],
  ['2019-09', 'https://json-schema.org/draft/2019-09/schema'],
  ['2020-12', 'https://json-schema.org/draft/2020-12/schema'],
];

describe('references to meta-schemas', () => {
  it.each(addresses)('%s: a schema is one, and what is none is told from it at any depth', (dialect, address) => {
    const verdictOf = (value: JsonObject): string => compareSchemas({ old: { enum: [value] }, new: { $ref: address }, direction: 'input', dialect }).verdict;
    expect(verdictOf({ properties: { a: { properties: { b: { type: 'string', minLength: 3 } } } } })).toBe('compatible');
    expect(verdictOf({ properties: { a: { properties: { b: { type: 'text' } } } } })).toBe('breaking');
    expect(verdictOf({ minLength: -1 })).toBe('breaking');
  });

  it('any other address leads nowhere', () => {
    const { verdict } = compareSchemas({ old: true, new: { $ref: 'https://example.org/schema' }, direction: 'input', dialect: '2020-12' });
    expect(verdict).toBe('unknown');
  });
});
