import { describe, expect, it } from 'vitest';
import { followed } from './follow.ts';
import { schemaChildren, schemaLine } from './schema-view.ts';
import type { JsonSchema } from './shape.ts';

const root: JsonSchema = {
  type: 'object',
  required: ['tree'],
  properties: { tree: { $ref: '#/$defs/a.Tree' }, kinds: { type: 'array', items: { $ref: '#/$defs/a.Kind' }, maxItems: 3 }, __proto__x: true },
  $defs: {
    'a.Tree': { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/$defs/a.Tree' } } } },
    'a.Kind': { enum: ['x', 'y'] },
  },
};

describe('schemaLine', () => {
  it.each<[JsonSchema, string, readonly string[]]>([
    [{ type: 'string', minLength: 1, maxLength: 9, default: 'a' }, 'string', ['default "a"', '1 to 9 characters']],
    [{ type: ['string', 'null'] }, 'string or null', []],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'map', []],
    [{ type: 'object', additionalProperties: false, properties: {} }, 'object', []],
    [{ oneOf: [{}] }, 'one of', []],
    [{ type: 'integer', minimum: 0 }, 'integer', ['at least 0']],
    [true, 'any value', []],
    [false, 'nothing', []],
  ])('%j is %s %j', (schema, type, facts) => {
    expect(schemaLine(schema)).toMatchObject({ type, facts });
  });

  it('tells the values behind a reference', () => {
    const [, kinds] = schemaChildren(root);
    expect(kinds && schemaLine(kinds.schema, followed(root, kinds.schema, [])?.schema)).toEqual({
      type: 'array of a.Kind',
      facts: ['at most 3 items', '"x" | "y"'],
    });
  });
});

describe('followed', () => {
  it('stops where a definition comes back to itself', () => {
    const first = followed(root, { $ref: '#/$defs/a.Tree' }, []);
    expect(first?.within).toEqual(['a.Tree']);
    const [children] = schemaChildren(first?.schema ?? false);
    expect(children && followed(root, children.schema, first?.within ?? [])).toBeUndefined();
  });

  it('finds nothing behind a name of every object', () => {
    expect(followed(root, { $ref: '#/$defs/constructor' }, [])).toBeUndefined();
  });
});
