import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isArray, isObject } from '../json/access.ts';
import type { Json, JsonObject } from '../model/schema.ts';
import { readText } from '../read/read-text.ts';
import { isInterpretable } from '../schema/interpretable.ts';
import { kindOf } from './kind-of.ts';
import { fitsMetaSchema, selfContained } from './meta-fits.ts';
import { metaFormats } from './meta-formats.ts';
import { documentKinds, metaSchemaValidator } from './meta-schemas.ts';

const corpus = path.join(import.meta.dirname, '..', '..', 'corpus');

const documents = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .flatMap((file) => readText(file, readFileSync(path.join(corpus, file), 'utf8')).document ?? [])
  .flatMap(({ file, value }) => {
    const kind = kindOf(value);
    return kind === undefined ? [] : [{ file, kind, value }];
  });

/** Without keywords that are there for people and for findings. */
function bare(schema: Json): Json {
  if (isArray(schema)) return schema.map(bare);
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, member]) => ((key.startsWith('x-') || key === '$schema') && typeof member === 'string' ? [] : [[key, bare(member)]])),
  );
}

/** Every place of a value, as the keys that lead to it. */
function places(value: Json, at: readonly string[] = []): (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [at, ...inner.flatMap(([key, member]) => places(member, [...at, key]))];
}

type Change = (value: Json) => Json | undefined;

/** The value with one place changed; taken away where the change gives nothing. */
function changed(value: Json, [key, ...rest]: readonly string[], change: Change): Json | undefined {
  if (key === undefined) return change(value);
  if (isArray(value)) {
    return value.flatMap((item, index) => (String(index) === key ? [changed(item, rest, change)].filter((one) => one !== undefined) : [item]));
  }
  const entries = Object.entries(value as JsonObject).map(([name, member]) => [name, name === key ? changed(member, rest, change) : member] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
}

const scalar = fc.constantFrom<Json>(null, true, 0, 1.5, -1, 1e300, '', 'a', 'A b', '1.0.0', '^1.0', '2026-02-30', '2028-02-29', '10ms', '64Mi', '😀', [], {});
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>(() => undefined),
  scalar.map(
    (value): Change =>
      () =>
        value,
  ),
  fc.string({ unit: 'binary', maxLength: 70 }).map(
    (text): Change =>
      () =>
        text,
  ),
  scalar.map(
    (value): Change =>
      (old) =>
        isArray(old) ? [...old, value] : isObject(old) ? { ...old, extra: value } : value,
  ),
  fc.constant<Change>((old) => (isArray(old) ? [...old, ...old] : typeof old === 'string' ? old + old : old)),
  fc.constantFrom('description', 'x-other', 'format', 'contract', '$ref', 'unknown', 'Key', 'deprecated').map(
    (key): Change =>
      (old) =>
        isObject(old) ? { ...old, [key]: 'text' } : [old],
  ),
);

describe('fitsMetaSchema', () => {
  it.each(documentKinds)('knows every keyword of the meta-schema of a %s', (kind) => {
    expect(isInterpretable(bare(selfContained(kind)) as JsonObject)).toBe(true);
  });

  it('knows every format', () => {
    const named = documentKinds.flatMap((kind) => [...JSON.stringify(selfContained(kind)).matchAll(/"format":"([^"]*)"/g)].map(([, name]) => name));
    expect(new Set(named)).toEqual(new Set(metaFormats.keys()));
  });

  it('says what Ajv says of every document of the corpus, and of each kind something', () => {
    const counts = new Map<string, number>();
    for (const { file, kind, value } of documents) {
      const expected = metaSchemaValidator(kind)(value);
      expect(fitsMetaSchema(kind, value), file).toBe(expected);
      counts.set(`${kind} ${String(expected)}`, (counts.get(`${kind} ${String(expected)}`) ?? 0) + 1);
    }
    expect([...counts.keys()]).toEqual(expect.arrayContaining(['plugin true', 'plugin false', 'contract true', 'contract false', 'kernel true']));
  });

  it('says what Ajv says of documents that were changed in a place', { timeout: 120_000 }, () => {
    let refused = 0;
    const right = documents.filter(({ kind, value }) => fitsMetaSchema(kind, value));
    fc.assert(
      fc.property(fc.constantFrom(...right), fc.nat(), change, ({ file, kind, value }, pick, how) => {
        const all = places(value);
        const place = all[pick % all.length] ?? [];
        const candidate = changed(value, place, how) ?? {};
        const expected = metaSchemaValidator(kind)(candidate);
        if (!expected) refused += 1;
        expect(fitsMetaSchema(kind, candidate), `${file} /${place.join('/')}`).toBe(expected);
      }),
      { numRuns: 3000 },
    );
    expect(refused, 'not every change may be harmless').toBeGreaterThan(500);
  });
});
