import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusModel, corpusText } from '../../testing/corpus-workspace.ts';
import { memberOf } from '../json/access.ts';
import { tokensOf } from '../json/pointer.ts';
import type { Json } from '../model/schema.ts';
import { documentSchema } from './document-schema.ts';

const golden = path.join(import.meta.dirname, 'golden', 'sample.schema.json');

function at(value: Json, pointer: string): Json | undefined {
  return tokensOf(pointer).reduce<Json | undefined>((inside, token) => memberOf(inside, token), value);
}

describe('documentSchema', () => {
  it('is the golden one', () => {
    const text = `${JSON.stringify(documentSchema(corpusModel(), 'sample'), undefined, 2)}\n`;
    if (process.env['RECORD'] === '1') writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it('is a schema that validates by its anchors', () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(documentSchema(corpusModel(), 'sample'));
    const validate = ajv.getSchema('urn:plugwright:plugin:sample:1.0.0#annotate.input');
    expect(validate?.({ thing: { id: 't' }, note: { text: 'x' } })).toBe(true);
    expect(validate?.({ thing: { id: 't' }, note: { text: 1 } })).toBe(false);
  });

  it('has the items of streams', () => {
    const text = corpusText('sound/streaming.plugin.yaml');
    const ajv = new Ajv2020({ strict: false });
    const schema = documentSchema(corpusModel({ 'sound/streaming.plugin.yaml': text }), 'streaming');
    ajv.addSchema(schema);
    const validate = (anchor: string, value: Json) => ajv.getSchema(`urn:plugwright:plugin:streaming:1.0.0#${anchor}`)?.(value);
    expect([validate('search.download', { id: 't' }), validate('search.download', {})]).toEqual([true, false]);
    expect([validate('store.upload', { text: 'a' }), validate('store.upload', {})]).toEqual([true, false]);
    expect(at(schema, '/$defs/store.upload/x-field-id')).toBe('streaming/operations/store/upload');
    expect(Object.keys(at(schema, '/$defs') as object)).not.toContain('search.upload');
  });

  it('keeps the identity of a field, a type and an operation through a rename', () => {
    const text = corpusText('sound/sample.plugin.yaml');
    const renamed = text
      .replace(
        '      stars: { type: integer, default: 0 }',
        '      rating: { type: integer, default: 0, renamedFrom: [stars] }\n      stars: { type: boolean, since: 1.1.0 }',
      )
      .replace('  Note:\n', '  Remark:\n    renamedFrom: [Note]\n')
      .replaceAll("'#/types/Note'", "'#/types/Remark'")
      .replace('  on-thing:\n', '  see-thing:\n    renamedFrom: [on-thing]\n')
      .replace('operation: on-thing', 'operation: see-thing');
    const before = documentSchema(corpusModel(), 'sample');
    const after = documentSchema(corpusModel({ 'sound/sample.plugin.yaml': renamed }), 'sample');
    const id = (schema: Json, pointer: string) => at(schema, `${pointer}/x-field-id`);
    expect(id(after, '/$defs/Remark/properties/rating')).toBe(id(before, '/$defs/Note/properties/stars'));
    expect(id(after, '/$defs/Remark/properties/rating')).toBe('sample/types/Note/stars');
    expect(id(after, '/$defs/Remark/properties/stars')).toBe('sample/types/Note/stars~1.1.0');
    expect(id(after, '/$defs/see-thing.input')).toBe('sample/operations/on-thing/input');
  });

  it('refuses what has no schemas', () => {
    expect(() => documentSchema(corpusModel(), 'nothing')).toThrow(/no document/);
  });
});
