import { describe, expect, it } from 'vitest';
import { bareSchemas, type BareDocument } from './bare-schemas.ts';

const documents: readonly BareDocument[] = [
  {
    id: 'up',
    types: { R: { type: 'object', properties: { next: { $ref: '#/types/R' } } } },
    operations: { get: { input: { type: 'object', properties: {} }, output: { $ref: '#/types/R' } } },
  },
  { id: 'kernel', services: { log: { operations: { write: { input: { type: 'object', properties: {} }, output: { type: 'object', properties: {} } } } } } },
  {
    id: 'own',
    imports: { u: { plugin: 'up', operations: ['get'] } },
    kernel: { services: ['log'] },
    operations: { go: { input: { $ref: 'u#/types/R' }, output: { type: 'object', additionalProperties: { type: 'string' } } } },
    config: { schema: { type: 'object', properties: {} } },
  },
];
const byId = new Map(documents.map((document) => [document.id, document]));

describe('bareSchemas', () => {
  it('gathers own, imported and kernel schemas with their closure, openness by position', () => {
    const { roots, $defs } = bareSchemas(byId, documents[2]!);
    expect(Object.keys(roots)).toEqual(['op0_input', 'op0_output', 'config', 'op3_input', 'op3_output', 'op5_input', 'op5_output']);
    expect(roots['op0_input']).toEqual({ $ref: '#/$defs/up.R' });
    expect(roots['op0_output']).toEqual({ type: 'object', additionalProperties: { type: 'string' } });
    expect(roots['op3_output']).toEqual({ $ref: '#/$defs/up.R.open' });
    expect($defs).toEqual({
      'up.R': { type: 'object', properties: { next: { $ref: '#/$defs/up.R' } }, additionalProperties: false },
      'up.R.open': { type: 'object', properties: { next: { $ref: '#/$defs/up.R.open' } }, additionalProperties: true },
    });
  });

  it('refuses a reference that leads nowhere', () => {
    expect(() => bareSchemas(byId, { id: 'x', operations: { a: { input: { $ref: 'no#/types/R' }, output: true } } })).toThrow('leads nowhere');
  });
});
