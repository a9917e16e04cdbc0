import { below, isArray, isObject, type Json, type JsonObject } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { fields, notedKeywords, type FieldCover } from '../../testing/spec/fields.ts';
import { patchedDocuments, patchedModel, ruleFixtures } from '../../testing/spec/fixture-models.ts';
import { schemaKeywords, specFields } from '../../testing/spec/spec-fields.ts';
import { diffModels } from './diff-models.ts';
import { sameJson } from './equal.ts';
import { ruleOf } from './rules.ts';
import { walkSchemas } from './walk/walk.ts';

const rulesOf = (cover: FieldCover): readonly string[] => ('none' in cover ? [] : cover);

/** Pointers at which two values differ, with all that is above them. */
function differences(old: Json | undefined, current: Json | undefined, pointer = ''): readonly string[] {
  if (sameJson(old, current)) return [];
  const keys = (value: Json | undefined): readonly string[] => (isObject(value) || isArray(value) ? Object.keys(value) : []);
  const at = (value: Json | undefined, key: string): Json | undefined =>
    isObject(value) && Object.hasOwn(value, key) ? value[key] : isArray(value) ? value[Number(key)] : undefined;
  return [pointer, ...[...new Set([...keys(old), ...keys(current)])].flatMap((key) => differences(at(old, key), at(current, key), below(pointer, key)))];
}

const touched = new Map(
  ruleFixtures().map(({ name, document, fail }) => [
    name,
    differences(patchedDocuments(fail.old).get(document), patchedDocuments(fail.new).get(document)).flatMap((pointer) => pointer.split('/')),
  ]),
);

const importing = { imports: { more: { contract: 'more', range: '^1.0' } }, types: { Big: { $ref: 'more#/types/Size' } } };

/** Changes of fields that no fixture of their rules happens to change. */
const others: readonly (readonly [field: string, rule: string, document: string, change: JsonObject])[] = [
  ...['pypi', 'cargo', 'go', 'maven'].map(
    (ecosystem) => [`plugin.packages.${ecosystem}`, 'package-added', 'sample', { packages: { [ecosystem]: { a: '1' } } }] as const,
  ),
  ['plugin.resources.fileHandles', 'resource-raised', 'sample', { resources: { fileHandles: 20 } }],
  ['plugin.slo.*.p50', 'slo-lowered', 'sample', { slo: { annotate: { p50: '9ms' } } }],
  ['plugin.lifecycle.health.timeout', 'health-changed', 'sample', { lifecycle: { health: { timeout: '1s' } } }],
  ['plugin.observability.metrics.*.unit', 'metric-changed', 'sample', { observability: { metrics: { 'notes.made': { unit: 's' } } } }],
  ['safety.whatIf', 'safety-removed', 'sample', { operations: { annotate: { safety: { whatIf: false } } } }],
  ['import.contract', 'import-added', 'sample', importing],
  ['contractImport.contract', 'import-added', 'core', importing],
  ...Object.entries({
    calls: '1%',
    'checkpoint.entries': 10,
    'checkpoint.interval': '1m',
    failedCalls: true,
    keep: '90d',
    omit: ['use'],
    onTrouble: 'tell',
  }).map(([name, value]) => {
    const ledger = name.split('.').reduceRight<Json>((inner, key) => ({ [key]: inner }), value);
    return [`policy.rules.ledger.${name}`, 'policy-rules-changed', 'depth', { rules: { ledger } }] as const;
  }),
  ['gap.type', 'gap-changed', 'hole', { type: 'security' }],
  ['gap.priority', 'gap-changed', 'hole', { priority: 'P0' }],
  ['gap.scope', 'gap-changed', 'hole', { scope: 'system' }],
  ['gap.systems', 'gap-changed', 'hole', { systems: ['docs'] }],
  ['gap.actions', 'gap-changed', 'hole', { actions: ['Do it now.'] }],
  ['gap.validation.[].criterion', 'gap-changed', 'hole', { validation: [{ criterion: 'It is here.', test: 'it.spec.ts > is there' }] }],
  ['gap.validation.[].test', 'gap-changed', 'hole', { validation: [{ criterion: 'It is there.', test: 'it.spec.ts > is here' }] }],
];

describe('every field of a spec', () => {
  it('has rules, or a reason why none', () => {
    expect(specFields().length).toBeGreaterThan(150);
    expect(Object.keys(fields).sort()).toEqual(specFields());
  });

  it('has rules that exist', () => {
    const named = [...Object.values(fields), ...Object.values(notedKeywords)].flatMap(rulesOf);
    expect(named.filter((name) => ruleOf(`compat/${name}`) === undefined)).toEqual([]);
  });

  it('is changed by a fixture of one of its rules, words aside', () => {
    const missed = Object.entries(fields).filter(([field, cover]) => {
      const names = rulesOf(cover).filter((name) => name !== 'prose-changed');
      const last = field.split('.').findLast((segment) => segment !== '*' && segment !== '[]') ?? '';
      return names.length > 0 && !others.some(([other]) => other === field) && !names.some((name) => touched.get(name)?.includes(last) === true);
    });
    expect(missed.map(([field]) => field)).toEqual([]);
  });

  it.each(others)('%s is told by %s', async (_, rule, document, change) => {
    const { documents } = await diffModels(patchedModel(), patchedModel({ [document]: change }));
    expect(documents.find((diff) => diff.document === document)?.changes.map((found) => found.rule)).toContain(`compat/${rule}`);
  });

  it('is told by every rule that there is', () => {
    const told = new Set([...Object.values(fields), ...Object.values(notedKeywords)].flatMap(rulesOf));
    const beyondFields = [
      'document-added',
      'document-removed',
      'sensitivity-added',
      'sensitivity-removed',
      'type-extended',
      'type-narrowed',
      'type-rewritten',
      'type-widened',
    ];
    expect([...touched.keys()].filter((name) => !told.has(name)).sort()).toEqual(beyondFields);
  });
});

/** Two values of each keyword that differ in meaning. */
const samples: Readonly<Record<string, readonly [Json, Json]>> = {
  $ref: ['core#/types/Thing', 'core#/types/Colour'],
  type: ['string', 'integer'],
  enum: [['a'], ['b']],
  const: [1, 2],
  properties: [{ a: {} }, { b: {} }],
  required: [['a'], ['b']],
  additionalProperties: [{ type: 'string' }, { type: 'integer' }],
  patternProperties: [{ '^a': {} }, { '^b': {} }],
  propertyNames: [{ maxLength: 3 }, { maxLength: 4 }],
  dependentRequired: [{ a: ['b'] }, { a: ['c'] }],
  dependentSchemas: [{ a: { minProperties: 2 } }, { a: { minProperties: 3 } }],
  items: [{ type: 'string' }, { type: 'integer' }],
  prefixItems: [[{ type: 'string' }], [{ type: 'integer' }]],
  uniqueItems: [true, false],
  contains: [{ const: 1 }, { const: 2 }],
  unevaluatedItems: [{ const: 1 }, { const: 2 }],
  unevaluatedProperties: [{ const: 1 }, { const: 2 }],
  pattern: ['^a', '^b'],
  format: ['date', 'time'],
  allOf: [[{ minLength: 1 }], [{ minLength: 2 }]],
  anyOf: [[{ minLength: 1 }], [{ minLength: 2 }]],
  oneOf: [[{ minLength: 1 }], [{ minLength: 2 }]],
  not: [{ const: 1 }, { const: 2 }],
  if: [{ const: 1 }, { const: 2 }],
  then: [{ minimum: 1 }, { minimum: 2 }],
  else: [{ minimum: 1 }, { minimum: 2 }],
};

describe('every keyword of a schema', () => {
  const model = patchedModel();
  const spot = { document: 'sample', pointer: '/types/Note' };

  it.each(schemaKeywords())('%s is told where it comes, goes or changes', (keyword) => {
    if (Object.hasOwn(notedKeywords, keyword)) return;
    const [before, after] = samples[keyword] ?? [1, 2];
    const told = (old: Json, current: Json): number =>
      walkSchemas({ model, schema: old as object as never, spot }, { model, schema: current as object as never, spot }).edits.length;
    expect(told({ [keyword]: before }, { [keyword]: after })).toBeGreaterThan(0);
    expect(told({ [keyword]: before }, {})).toBeGreaterThan(0);
    expect(told({}, { [keyword]: before })).toBeGreaterThan(0);
    expect(told({ [keyword]: before }, { [keyword]: before })).toBe(0);
  });

  it('is looked at or noted, and none is left over', () => {
    expect(Object.keys(notedKeywords).filter((keyword) => !schemaKeywords().includes(keyword))).toEqual([]);
  });
});
