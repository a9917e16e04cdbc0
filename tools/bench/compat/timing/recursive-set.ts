import type { Schema } from '@plugwright/spec';

/** Definitions that refer to each other in circles, about 600 bytes each; version 2 allows a longer label. */
export function recursiveSet(definitions: number, version: 1 | 2): Schema {
  const reference = (number: number): Schema => ({ $ref: `#/$defs/Definition${String(number % definitions)}` });
  const definition = (number: number): Schema => ({
    type: 'object',
    properties: {
      label: { type: 'string', maxLength: version === 2 ? 80 : 60 },
      first: reference(number * 7 + 1),
      second: reference(number * 13 + 5),
      all: { type: 'array', items: { anyOf: [reference(number + 1), { type: 'null' }, { type: 'string', pattern: '^[a-z]+$' }] } },
      byName: { type: 'object', additionalProperties: reference(number * 3 + 2) },
      kind: { enum: ['one', 'two', `kind${String(number % 50)}`] },
    },
    required: ['label'],
    additionalProperties: false,
  });
  return {
    $ref: '#/$defs/Definition0',
    $defs: Object.fromEntries(Array.from({ length: definitions }, (_, number) => [`Definition${String(number)}`, definition(number)])),
  };
}
