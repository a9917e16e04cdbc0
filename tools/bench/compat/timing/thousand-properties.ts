import type { Schema } from '@plugwright/spec';

/** A member as configurations have them, drawn from its number; `version` 2 is a little wider here and there. */
function member(number: number, version: 1 | 2): Schema {
  const most = 50 + (version === 2 && number % 100 === 0 ? 10 : 0);
  switch (number % 6) {
    case 0:
      return { type: 'string', minLength: 1, maxLength: most };
    case 1:
      return { type: 'integer', minimum: 0, maximum: most };
    case 2:
      return { enum: version === 2 && number % 100 === 2 ? ['low', 'middle', 'high', 'highest'] : ['low', 'middle', 'high'] };
    case 3:
      return { type: 'array', items: { $ref: '#/$defs/Entry' }, maxItems: most };
    case 4:
      return { type: 'string', pattern: `^[a-z][a-z0-9-]{0,${String(20 + (number % 7))}}$` };
    default:
      return { type: 'object', properties: { id: { type: 'string' }, nested: { $ref: '#/$defs/Entry' } }, required: ['id'], additionalProperties: false };
  }
}

/** A closed schema of 1,000 members, made anew; version 2 accepts everything that version 1 does. */
export function thousandProperties(version: 1 | 2): Schema {
  const names = Array.from({ length: 1000 }, (_, number) => `member${String(number)}`);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name, number) => [name, member(number, version)])),
    required: names.filter((_, number) => number % 10 === 0),
    additionalProperties: false,
    $defs: {
      Entry: {
        type: 'object',
        properties: { key: { type: 'string' }, size: { type: 'number', minimum: 0 } },
        required: ['key'],
      },
    },
  };
}

/** The same with one member narrowed, so that there is a break to find. */
export function thousandPropertiesBroken(): Schema {
  const schema = thousandProperties(2);
  if (typeof schema === 'boolean') return schema;
  return { ...schema, properties: { ...(schema['properties'] as Record<string, Schema>), member601: { type: 'integer', minimum: 0, maximum: 49 } } };
}
