import { describe, expect, it } from 'vitest';
import { compareSchemas } from './compare-schemas.ts';

describe('compareSchemas', () => {
  const text = { type: 'string' };
  const either = { type: ['string', 'number'] };

  it('answers by direction', () => {
    expect(compareSchemas({ old: text, new: either })).toEqual({ verdict: 'compatible', declared: { verdict: 'compatible' }, reasons: [] });
    expect(compareSchemas({ old: text, new: either, direction: 'output' })).toMatchObject({ verdict: 'breaking', witness: 0 });
    expect(compareSchemas({ old: text, new: either, direction: 'both' }).verdict).toBe('breaking');
  });

  it('shows a small witness, the place and the side that refuses', () => {
    const old = { type: 'object', properties: { a: { type: 'array', items: { type: 'string' } }, b: true }, required: ['a', 'b'] };
    const narrowed = { ...old, properties: { ...old.properties, a: { type: 'array', items: { type: 'string', maxLength: 3 } } } };
    const result = compareSchemas({ old, new: narrowed });
    expect(result.reasons).toHaveLength(1);
    expect(result.reasons[0]).toMatchObject({ pointer: '/properties/a/items/maxLength', side: 'new' });
    expect(result.declared).toEqual({ verdict: 'breaking', witness: result.witness });
  });

  it('tells an added optional member of an open object from a break', () => {
    const old = { type: 'object', properties: { a: true } };
    const added = { type: 'object', properties: { a: true, b: { type: 'string' } } };
    expect(compareSchemas({ old, new: added })).toMatchObject({ verdict: 'breaking', declared: { verdict: 'compatible' } });
  });

  it('translates other dialects, and points into the schema as it was written', () => {
    const old = { type: 'array', items: [{ type: 'number' }], additionalItems: false };
    const narrowed = { type: 'array', items: [{ type: 'number', maximum: 3, exclusiveMaximum: true }], additionalItems: false };
    const result = compareSchemas({ old, new: narrowed, dialect: 'draft-04' });
    expect(result.verdict).toBe('breaking');
    expect(result.reasons[0]?.pointer).toMatch(/^\/items\/0\//);
  });

  it('says which side is malformed, and where', () => {
    const result = compareSchemas({ old: text, new: { properties: { a: { minimum: 'x' } } } });
    expect(result).toMatchObject({ verdict: 'unknown', declared: { verdict: 'unknown' } });
    expect(result.reasons).toMatchObject([{ side: 'new' }]);
  });
});
