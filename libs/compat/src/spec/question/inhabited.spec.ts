import type { Schema } from '@plugwright/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomDocument } from '../../../testing/generate/schema.ts';
import { Random } from '../../../testing/random.ts';
import { contains } from '../../schema/contains.ts';
import { isPlainlyInhabited } from './inhabited.ts';
import { relatedSchemas } from './testing.ts';

describe('what is plainly inhabited', () => {
  it('has a value, one of declared names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.boolean(), (seed, related) => {
        const schema = related ? relatedSchemas(seed).wider : randomDocument(new Random(seed));
        fc.pre(isPlainlyInhabited(schema));
        expect(contains(false, schema, { names: 'declared' }).kind).toBe('no');
      }),
      { numRuns: 500 },
    );
  });

  it.each<[Schema, boolean]>([
    [true, true],
    [false, false],
    [{}, false],
    [{ enum: [] }, false],
    [{ enum: [1] }, true],
    [{ enum: [1], type: 'string' }, false],
    [{ type: 'string', description: 'A name.' }, true],
    [{ type: 'string', minLength: 3, maxLength: 2 }, false],
    [{ type: 'string', minLength: 1.2, maxLength: 1.8 }, false],
    [{ type: 'string', pattern: '^a' }, false],
    [{ type: 'integer', minimum: 0.2, maximum: 0.8 }, false],
    [{ type: 'number', minimum: 0.2, maximum: 0.8 }, true],
    [{ type: 'number', minimum: 0, exclusiveMaximum: 0 }, false],
    [{ type: 'array', items: false }, true],
    [{ type: 'array', items: true, minItems: 1 }, false],
    [{ type: 'array', items: true, maxItems: -1 }, false],
    [{ type: 'object', properties: { a: true }, required: ['a'] }, true],
    [{ type: 'object', properties: { a: false } }, true],
    [{ type: 'object', properties: { a: false }, required: ['a'] }, false],
    [{ type: 'object', properties: {}, required: ['toString'] }, false],
    [{ type: 'toString' }, false],
    [{ type: ['string'] }, false],
  ])('%j: %j', (schema, expected) => {
    expect(isPlainlyInhabited(schema)).toBe(expected);
  });
});
