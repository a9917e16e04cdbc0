import { describe, expect, it } from 'vitest';
import { dropUnknown } from './drop-unknown.ts';

const item = { type: 'object', properties: { a: {} }, additionalProperties: false };

describe('dropUnknown', () => {
  it('drops what a closed schema does not know, at every depth', () => {
    const schema = {
      type: 'object',
      properties: { one: { $ref: '#/$defs/x' }, many: { items: item }, map: { additionalProperties: item }, free: {} },
      additionalProperties: false,
      $defs: { x: item },
    };
    const value = { one: { a: 1, b: 2 }, many: [{ a: 1, b: 2 }, 7], map: { k: { a: 1, b: 2 } }, free: { anything: 1 }, unknown: 1 };
    expect(dropUnknown(schema, value)).toEqual({ one: { a: 1 }, many: [{ a: 1 }, 7], map: { k: { a: 1 } }, free: { anything: 1 } });
    expect(value.one).toEqual({ a: 1, b: 2 });
  });

  it('keeps what an open schema allows and what a combinator decides', () => {
    expect(dropUnknown({ properties: { a: {} } }, { a: 1, b: 2 })).toEqual({ a: 1, b: 2 });
    expect(dropUnknown({ anyOf: [item], unevaluatedProperties: false }, { a: 1, b: 2 })).toEqual({ a: 1, b: 2 });
    expect(dropUnknown(false, { a: 1 })).toEqual({ a: 1 });
  });
});
