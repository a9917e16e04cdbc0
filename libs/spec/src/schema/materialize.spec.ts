import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { corpusModel, corpusText } from '../../testing/corpus-workspace.ts';
import type { Json, JsonObject, Schema, SchemaPosition } from '../model/schema.ts';
import { fits } from './fits.ts';
import { materialize } from './materialize.ts';

const core = corpusText('base/core.contract.yaml').replace(
  'types:\n',
  `types:
  Tree:
    type: object
    required: [name]
    summary: A tree.
    properties:
      name: { type: string, since: 1.1.0, x-note: hidden }
      children: { type: array, items: { $ref: '#/types/Tree' } }
  Named: { type: object, properties: { name: { type: string } } }
  Aged: { type: object, required: [age], properties: { age: { type: integer } } }
  Person: { allOf: [{ $ref: '#/types/Named' }, { $ref: '#/types/Aged' }] }
  Extended: { $ref: '#/types/Named', properties: { nick: { type: string } } }
  Described: { $ref: '#/types/Named', description: A name. }
  Choice: { oneOf: [{ $ref: '#/types/Aged' }, { type: string }] }
  Table: { type: object, additionalProperties: { $ref: '#/types/Named' } }
  Empty: { type: object }
  Anything: {}
  Secret: { type: object, properties: { key: { type: string, x-sensitive: true }, name: { $ref: '#/types/Named', x-sensitive: true, x-note: hidden } } }
  Nested: { type: object, properties: { lists: { type: array, items: { type: array, contains: { type: integer } } } } }
  Conditional:
    type: object
    properties: { kind: { enum: [a, b] }, detail: { $ref: '#/types/Named' } }
    if: { properties: { kind: { const: a }, detail: { type: object, required: [name] } } }
    then: { properties: { size: { type: integer } } }
    else: { properties: { weight: { type: integer } } }
`,
);
const model = corpusModel({ 'base/core.contract.yaml': core });

function of(type: string, position: SchemaPosition): JsonObject {
  return materialize(model, 'core', { $ref: `core#/types/${type}` }, position) as JsonObject;
}

function accepts(type: string, position: SchemaPosition, value: Json): boolean {
  const schema = of(type, position);
  const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).addKeyword('x-sensitive').compile(schema);
  const accepted = validate(value);
  expect(fits(schema, value), 'the interpreter and Ajv agree').toBe(accepted);
  return accepted;
}

describe('materialize', () => {
  it('keeps what the kernel acts on: x-sensitive, beside a reference as well', () => {
    expect(JSON.stringify(of('Secret', 'closed')).match(/"x-sensitive":true/g)).toHaveLength(2);
    expect(accepts('Secret', 'closed', { key: 'k', name: { name: 'n' } })).toBe(true);
    expect(accepts('Secret', 'closed', { key: 1 })).toBe(false);
  });

  it('gives a self-contained schema whose references are in $defs, and nothing that is not JSON Schema', () => {
    expect(of('Tree', 'closed')).toEqual({
      $ref: '#/$defs/core.Tree',
      $defs: {
        'core.Tree': {
          type: 'object',
          required: ['name'],
          description: 'A tree.',
          properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/core.Tree' } } },
          additionalProperties: false,
        },
      },
    });
  });

  it.each<[type: string, value: Json, closed: boolean, open: boolean]>([
    ['Tree', { name: 'a', children: [{ name: 'b' }] }, true, true],
    ['Tree', { name: 'a', children: [{ name: 'b', more: 1 }] }, false, true],
    ['Person', { name: 'a', age: 1 }, true, true],
    ['Person', { name: 'a', age: 1, more: 1 }, false, true],
    ['Person', { name: 'a' }, false, false],
    ['Extended', { name: 'a', nick: 'b' }, true, true],
    ['Extended', { name: 'a', nick: 'b', more: 1 }, false, true],
    ['Described', { name: 'a', more: 1 }, false, true],
    ['Choice', { age: 1 }, true, true],
    ['Choice', { age: 1, more: 1 }, false, true],
    ['Choice', 'text', true, true],
    ['Table', { x: { name: 'a' } }, true, true],
    ['Table', { x: { name: 'a', more: 1 } }, false, true],
    ['Table', { x: 1 }, false, false],
    ['Empty', {}, true, true],
    ['Empty', { more: 1 }, false, true],
    ['Anything', { more: 1 }, true, true],
    ['Nested', { lists: [[1], [1, 'a']] }, true, true],
    ['Nested', { lists: [[1], []] }, false, false],
    ['Conditional', { kind: 'a', detail: { name: 'n' }, size: 1 }, true, true],
    ['Conditional', { kind: 'a', detail: { name: 'n' }, weight: 1 }, false, true],
    ['Conditional', { kind: 'b', weight: 1 }, true, true],
    ['Conditional', { kind: 'a', detail: { name: 'n', more: 1 } }, false, true],
  ])('%s takes %j closed: %s, open: %s', (type, value, closed, open) => {
    expect(accepts(type, 'closed', value)).toBe(closed);
    expect(accepts(type, 'open', value)).toBe(open);
  });

  it('remembers what it made', () => {
    const schema: Schema = { $ref: 'core#/types/Tree' };
    expect(materialize(model, 'core', schema, 'open')).toBe(materialize(model, 'core', schema, 'open'));
    expect(materialize(model, 'core', schema, 'open')).not.toBe(materialize(model, 'core', schema, 'closed'));
  });

  it('knows local references of the document, and throws for one that leads nowhere', () => {
    expect(materialize(model, 'core', { $ref: '#/types/Named' }, 'closed')).toHaveProperty('$defs');
    expect(() => materialize(model, 'core', { $ref: 'core#/types/Nothing' }, 'closed')).toThrow(/no type/);
  });

  it('passes booleans through', () => {
    expect(materialize(model, 'core', false, 'closed')).toBe(false);
  });
});
