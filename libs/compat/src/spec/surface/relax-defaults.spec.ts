import { describe, expect, it } from 'vitest';
import { relaxDefaults } from './relax-defaults.ts';

describe('relaxDefaults', () => {
  it('lets a required member with a default be left out, at any depth', () => {
    const inner = { type: 'object', required: ['a', 'b'], properties: { a: { default: 1 }, b: {} } };
    expect(relaxDefaults({ ...inner, properties: { ...inner.properties, b: inner }, $defs: { 'x.Y': inner } })).toEqual({
      ...inner,
      required: ['b'],
      properties: { a: { default: 1 }, b: { ...inner, required: ['b'] } },
      $defs: { 'x.Y': { ...inner, required: ['b'] } },
    });
  });

  it('takes members for members, whatever they are called, and values for values', () => {
    const schema = {
      properties: { required: { required: ['a'], properties: { a: {} } }, default: {} },
      required: ['default'],
      const: { required: ['x'], properties: { x: { default: 1 } } },
    };
    expect(relaxDefaults(schema)).toEqual(schema);
  });

  it('gives the same object for the same schema, and leaves the schema alone', () => {
    const schema = Object.freeze({ required: Object.freeze(['a']), properties: Object.freeze({ a: Object.freeze({ default: 1 }) }) });
    expect(relaxDefaults(schema)).toBe(relaxDefaults(schema));
    expect(schema.required).toEqual(['a']);
    expect(relaxDefaults(true)).toBe(true);
  });
});
