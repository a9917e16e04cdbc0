import { catalogue } from '@plugwright/diagnostics';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isObject, textOf } from '../json/access.ts';
import type { Json } from '../model/schema.ts';
import { documentKinds, metaSchemaValidator } from './meta-schemas.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'schemas');
const files = readdirSync(folder).sort();
const codes = new Set<string>(catalogue().map(({ code }) => code));

function schemaOf(file: string): Json {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Json;
}

function visit(value: Json, see: (object: Readonly<Record<string, Json>>) => void): void {
  if (Array.isArray(value)) value.forEach((item: Json) => visit(item, see));
  else if (isObject(value)) {
    see(value);
    for (const member of Object.values(value)) visit(member, see);
  }
}

describe('the meta-schemas', () => {
  it.each(files)('%s is JSON Schema 2020-12', (file) => {
    expect(new Ajv2020({ strict: false }).validateSchema(schemaOf(file) as object)).toBe(true);
  });

  it.each(files)('%s refers only to files beside it, as an editor needs it', (file) => {
    visit(schemaOf(file), (object) => {
      const reference = textOf(object, '$ref');
      if (reference === undefined) return;
      const [target = ''] = reference.split('#');
      expect(target === '' || existsSync(path.join(folder, target)), reference).toBe(true);
      expect(reference).not.toMatch(/^[a-z]+:/);
    });
  });

  it.each(files)('%s names findings that exist', (file) => {
    const named: string[] = [];
    visit(schemaOf(file), (object) => named.push(...[textOf(object, 'x-finding')].filter((code) => code !== undefined)));
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });

  it.each(documentKinds)('describe every key of a %s, so that an editor can', (kind) => {
    const common = schemaOf('common.schema.json');
    visit(schemaOf(`${kind}.schema.json`), (object) => {
      for (const [name, property] of Object.entries(isObject(object['properties']) ? object['properties'] : {})) {
        if (!isObject(property) || object['type'] === undefined) continue;
        const shared = textOf(property, '$ref')?.split('/').at(-1) ?? '';
        const target =
          textOf(property, '$ref')?.startsWith('common') === true ? (common as { $defs: Readonly<Record<string, Json>> }).$defs[shared] : undefined;
        expect(textOf(property, 'description') ?? textOf(target, 'description') ?? textOf(property, '$ref'), name).toBeDefined();
      }
    });
    expect(metaSchemaValidator(kind)({})).toBe(false);
  });
});
