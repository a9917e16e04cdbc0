import type { Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { goldenSpecs, modelOf } from '../../../test/specs.ts';
import { createTypeCompiler } from './compile.ts';
import type { TypeForm } from './form.ts';
import { compileTypes } from './type-book.ts';

const model = await modelOf(goldenSpecs('awkward'));

async function typeOf(schema: Schema, form: TypeForm = 'given'): Promise<string> {
  const book = await compileTypes(model, createTypeCompiler(), new Map([['file', [{ name: 'T', schema, form }]]]));
  return (book.sections.get('file')?.declarations ?? '').trim();
}

describe('types', () => {
  it.each<[string, Schema, string]>([
    ['true', true, 'export type T = unknown;'],
    ['false', false, 'export type T = never;'],
    ['an empty schema', {}, 'export type T = unknown;'],
    ['an object without members', { type: 'object', properties: {} }, 'export interface T {}'],
    ['an enum of awkward literals', { enum: ['a{', '"', "'", '*/', 1, null, true] }, `export type T = "a{" | "\\"" | "'" | "*/" | 1 | null | true;`],
    ['a closed tuple', { prefixItems: [{ type: 'string' }, { type: 'number' }], items: false, minItems: 2 }, 'export type T = [string, number];'],
    ['a map', { type: 'object', additionalProperties: { type: 'number' } }, 'export interface T {\n  [k: string]: number;\n}'],
    [
      'a map by patterns',
      { type: 'object', patternProperties: { '^x': { type: 'number' }, '^y': { type: 'string' } } },
      'export interface T {\n  [k: string]: number | string;\n}',
    ],
    ['a required member without a schema', { type: 'object', required: ['a'] }, 'export interface T {\n  a: unknown;\n}'],
    ['limits, which are for validators', { type: 'array', minItems: 1, maxItems: 3, items: { type: 'integer', minimum: 1 } }, 'export type T = number[];'],
    ['a nullable object', { type: ['object', 'null'], properties: { a: { type: 'string' } } }, 'export type T = {\n  a?: string;\n} | null;'],
    [
      'names that are no identifiers',
      { type: 'object', properties: { 'a b': true, 'c"d': true, $ref0$: true, constructor: { type: 'string' } } },
      'export interface T {\n  "a b"?: unknown;\n  "c\\"d"?: unknown;\n  $ref0$?: unknown;\n  constructor?: string;\n}',
    ],
    [
      'a string that looks like a reference',
      { type: 'object', properties: { a: { const: '$ref0$' }, b: { $ref: 'shapes#/types/Tree' } } },
      'export interface T {\n  a?: "$ref0$";\n  b?: Tree;\n}',
    ],
    ['a reference with company', { $ref: 'shapes#/types/Tree', properties: { more: { type: 'string' } } }, 'export type T = Tree & {\n  more?: string;\n};'],
    ['conditions, which are for validators', { type: 'string', not: { const: 'x' }, if: { minLength: 2 }, then: { maxLength: 3 } }, 'export type T = string;'],
    ['a union with a vacuous branch', { anyOf: [{ type: 'string' }, { minLength: 3 }] }, 'export type T = unknown;'],
  ])('are made of %s', async (_, schema, text) => {
    expect(await typeOf(schema)).toBe(text);
  });

  it('copy neither code nor prose', async () => {
    const hostile = '*/ export const oops = 1; /*';
    const text = await typeOf({
      type: 'object',
      title: hostile,
      description: hostile,
      tsType: hostile,
      $comment: hostile,
      properties: { a: { type: 'string', title: 'Named', description: hostile, tsType: 'any' } },
    });
    expect(text).toBe('export interface T {\n  a?: string;\n}');
  });

  it('make defaulted members present for who receives them, through references and recursion', async () => {
    expect(
      await typeOf(
        {
          type: 'object',
          properties: {
            page: { $ref: 'shapes#/types/Page' },
            tree: { $ref: 'shapes#/types/Tree' },
            n: { type: 'integer', default: 1 },
          },
        },
        'received',
      ),
    ).toBe('export interface T {\n  page?: PageReceived;\n  tree?: Tree;\n  n: number;\n}');
  });

  it('leave members under a combinator as they are: the kernel fills in nothing there', async () => {
    expect(
      await typeOf(
        {
          allOf: [{ type: 'object', properties: { n: { type: 'integer', default: 1 } } }, { $ref: 'shapes#/types/Inner' }],
        },
        'received',
      ),
    ).toBe('export type T = {\n  n?: number;\n} & Inner;');
  });

  it('are declared once a document and imported elsewhere under a name that is free', async () => {
    const declarations = [
      { name: 'Tree', schema: { $ref: 'shapes#/types/Tree' }, form: 'given' as const },
      { name: 'Other', schema: { $ref: 'shape-sink#/types/Tree' }, form: 'given' as const },
    ];
    const book = await compileTypes(model, createTypeCompiler(), new Map([['file', declarations]]));
    expect(book.sections.get('file')).toEqual({
      imports: "import type { Tree as ShapeSinkTree } from './types/shape-sink.ts';\nimport type { Tree as ShapesTree } from './types/shapes.ts';\n",
      declarations: 'export type Tree = ShapesTree;\n\nexport type Other = ShapeSinkTree;\n',
    });
    expect([...book.documents.keys()]).toEqual(['shape-sink', 'shapes']);
    expect(book.documents.get('shapes')?.match(/export interface Tree /g)).toHaveLength(1);
    expect(book.documents.get('shape-sink')).toContain("import type { Tree as ShapesTree } from './shapes.ts';");
  });
});
