import { describe, expect, it } from 'vitest';
import { sensitiveTexts } from './sensitive.ts';

const key = { type: 'string', 'x-sensitive': true };

describe('sensitiveTexts', () => {
  it.each([
    ['a member', { properties: { key } }, { key: 'secret', open: 'o' }],
    ['everything below a marked value', { properties: { all: { 'x-sensitive': true } } }, { all: [{ deep: 'secret' }], open: 'o' }],
    ['behind a reference', { properties: { key: { $ref: '#/$defs/core.Key' } }, $defs: { 'core.Key': key } }, { key: 'secret' }],
    [
      'beside a reference',
      { properties: { key: { $ref: '#/$defs/core.Key', 'x-sensitive': true } }, $defs: { 'core.Key': { type: 'string' } } },
      { key: 'secret' },
    ],
    [
      'members beside a reference',
      { $ref: '#/$defs/core.Open', properties: { key }, $defs: { 'core.Open': { properties: { open: {} } } } },
      { key: 'secret', open: 'o' },
    ],
    ['in a branch', { anyOf: [{ type: 'integer' }, { allOf: [{ properties: { key } }] }] }, { key: 'secret', open: 'o' }],
    ['in a condition', { if: {}, then: { properties: { key } } }, { key: 'secret' }],
    ['any member of a map', { additionalProperties: key }, { whatever: 'secret' }],
    ['members by their pattern', { patternProperties: { '^k': key } }, { kk: 'secret' }],
    ['items', { properties: { keys: { items: key, prefixItems: [{ type: 'string' }] } } }, { keys: ['secret'] }],
    ['a number', { properties: { key: { 'x-sensitive': true } } }, { key: 12345 }],
  ])('finds %s', (_, schema, value) => {
    expect(sensitiveTexts(schema, value)).toEqual([String(Object.values(value).flat()[0] === 12345 ? 12345 : 'secret')]);
  });

  it('finds nothing where nothing is marked, and ends on recursive schemas', () => {
    const recursive = {
      $ref: '#/$defs/core.Tree',
      $defs: { 'core.Tree': { anyOf: [{ $ref: '#/$defs/core.Tree' }], properties: { child: { $ref: '#/$defs/core.Tree' } } } },
    };
    expect(sensitiveTexts(recursive, { child: { child: { name: 'open' } } })).toEqual([]);
    expect(sensitiveTexts(true, { a: 'open' })).toEqual([]);
  });
});
