import { describe, expect, it } from 'vitest';
import { reachable } from './reachable.ts';

describe('reachable', () => {
  it('keeps what references lead to, also by way of others, and where it stands', () => {
    const schema = {
      $ref: '#/definitions/a~1b',
      definitions: { 'a/b': { items: { $ref: '#/definitions/c/properties/x' } }, c: { properties: { x: true } }, d: { $ref: '#/definitions/d' } },
    };
    expect(reachable(schema)).toEqual({ $ref: '#/definitions/a~1b', definitions: { 'a/b': schema.definitions['a/b'], c: schema.definitions.c } });
    expect(reachable(schema)).toBe(reachable(schema));
  });

  it.each([
    { $ref: 'other.json', $defs: { a: {} } },
    { $ref: '#name', $defs: { a: { $anchor: 'name' } } },
    { $id: 'https://x.test/', $ref: '#/$defs/a', $defs: { a: {}, b: {} } },
    { $ref: '#/$defs', $defs: { a: {} } },
  ])('leaves a schema as it is that is not held together by pointers: %j', (schema) => {
    expect(reachable(schema)).toBe(schema);
  });
});
