import fc from 'fast-check';
import type { Json, JsonObject, Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { pairOf } from '../../../testing/index.ts';
import { contains } from '../contains.ts';
import { containsWhole } from '../testing.ts';
import { shorten } from './shorten.ts';

const names = ['a', 'b', 'ab', 'x', 'long'];

const members: readonly Schema[] = [
  true,
  false,
  { type: 'string' },
  { type: 'string', maxLength: 2 },
  { type: 'integer', minimum: 1 },
  { type: 'integer', minimum: 2, maximum: 1 },
  { enum: ['one', 2, null] },
  { $ref: '#/$defs/Entry' },
  { $ref: '#' },
  { type: 'object', properties: { a: { type: 'string' }, b: { $ref: '#/$defs/Entry' } }, required: ['a'], additionalProperties: false },
  { type: 'array', items: { $ref: '#/properties/a' }, maxItems: 2 },
  { unevaluatedProperties: false, properties: { x: true } },
  { pattern: '^(a|b)\\1' },
  { minimum: 'one' },
];

const list = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 });
const member = fc.nat({ max: members.length * 3 }).map((choice) => members[choice] ?? members[choice % 5] ?? true);

const roots: fc.Arbitrary<JsonObject> = fc.record(
  {
    type: fc.constantFrom<Json>('object', ['object', 'null'], 'string'),
    properties: fc.dictionary(fc.constantFrom(...names), member, { noNullPrototype: true }),
    required: list,
    additionalProperties: fc.oneof(fc.constant(false), member),
    $defs: fc.constantFrom<JsonObject>({ Entry: { type: 'array', items: { type: 'null' } } }, { Entry: { type: 'array' } }),
  },
  { requiredKeys: ['properties', '$defs'] },
);

/** Two roots of which the second has most of the members of the first. */
const pairs = fc.tuple(roots, roots, list).map(([wider, other, own]): readonly [JsonObject, JsonObject] => {
  const [mine, theirs] = [wider['properties'] as JsonObject, other['properties'] as JsonObject];
  const taken = Object.entries(theirs).filter(([name]) => own.includes(name));
  return [wider, { ...other, properties: { ...mine, ...Object.fromEntries(taken) } }];
});

const modes = [{ names: 'any' }, { names: 'declared' }] as const;

/** Where the whole question is decided, the shortened one has the same answer and the same place. */
function agree(wider: Schema, narrower: Schema): void {
  for (const mode of modes) {
    const whole = containsWhole(wider, narrower, mode);
    const verdict = contains(wider, narrower, mode);
    if (whole.kind === 'unknown') continue;
    expect([mode.names, verdict.kind]).toEqual([mode.names, whole.kind]);
    if (verdict.kind !== 'no') continue;
    // The value shown is judged by the question that leaves nothing out.
    expect(containsWhole(narrower, { const: verdict.witness }).kind).toBe('yes');
    expect(containsWhole(wider, { const: verdict.witness }).kind).toBe('no');
  }
}

describe('shortening a question', () => {
  it('does not change the answer', () => {
    let shortened = 0;
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        if (shorten(one, other) !== undefined) shortened += 1;
        agree(one, other);
        agree(other, one);
      }),
      { numRuns: 600 },
    );
    expect(shortened).toBeGreaterThan(200);
  });

  it('does not change the answer where a generated schema stands among alike members', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 1 }), (index, required) => {
        const around = (schema: Schema): JsonObject => ({
          properties: { a: members[4] ?? true, b: typeof schema === 'boolean' ? schema : { ...schema, $defs: {} }, ab: members[7] ?? true },
          ...(required === 0 ? {} : { required: ['a'] }),
          additionalProperties: index % 3 === 0,
          $defs: { Entry: { type: 'array' }, ...(typeof schema === 'object' ? (schema['$defs'] as JsonObject | undefined) : {}) },
        });
        const { wider, narrower } = pairOf(7, index);
        agree(around(wider), around(narrower));
      }),
      { numRuns: 200 },
    );
  });
});
