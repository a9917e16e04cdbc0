import { readFileSync } from 'node:fs';
import type { Json, Schema } from '@plugwright/spec';
import type { CorpusCase, CorpusDialect, Dispute } from './corpus-case.ts';

const folder = new URL('../../corpora/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

interface Written {
  readonly name: string;
  readonly old: Schema;
  readonly new: Schema;
  readonly expected: 'compatible' | 'incompatible';
  readonly examples?: readonly Json[] | Readonly<Record<string, readonly Json[]>> | null;
}

const labelled = (file: string, corpus: string, dialect: CorpusDialect): readonly CorpusCase[] =>
  (read(file) as readonly Written[]).map(({ name, old, new: next, expected, examples }) => ({
    corpus,
    name,
    old,
    new: next,
    dialect,
    expected: expected === 'compatible' ? 'compatible' : 'breaking',
    examples: Array.isArray(examples) ? (examples as readonly Json[]) : Object.values(examples ?? {}).flat(),
  }));

interface WrittenMembership {
  readonly name: string;
  readonly schema: Schema;
  readonly data: Json;
  readonly valid: boolean;
  readonly remote: boolean;
}

function membership(dialect: CorpusDialect): readonly CorpusCase[] {
  const seen = new Map<string, number>();
  return (read(`json-schema-test-suite-drafts/${dialect}.json`) as readonly WrittenMembership[]).map(({ name, schema, data, valid, remote }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return {
      corpus: `membership ${dialect}`,
      name: times === 1 ? name : `${name} #${String(times)}`,
      // Draft 4 has no const.
      old: dialect === 'draft-04' ? { enum: [data] } : { const: data },
      new: schema,
      dialect,
      expected: valid ? 'compatible' : 'breaking',
      ...(remote ? { mayBeUnknown: true } : {}),
      examples: [data],
    };
  });
}

/** Every corpus with labels, by name, in the order of the report. */
export const corpora: Readonly<Record<string, () => readonly CorpusCase[]>> = {
  atlassian: () => labelled('atlassian-json-schema-diff/cases.json', 'atlassian', 'draft-07'),
  jsoncompat: () => labelled('jsoncompat/cases.json', 'jsoncompat', '2020-12'),
  sentry: () => labelled('sentry-json-schema-diff/cases.json', 'sentry', 'draft-07'),
  jsonsubschema: () => labelled('jsonsubschema/cases.json', 'jsonsubschema', 'draft-04'),
  handmade: () => labelled('handmade/cases.json', 'handmade', '2020-12'),
  membership: () => labelled('json-schema-test-suite/membership-cases.json', 'membership', '2020-12'),
  'membership draft-04': () => membership('draft-04'),
  'membership draft-06': () => membership('draft-06'),
  'membership draft-07': () => membership('draft-07'),
  'membership 2019-09': () => membership('2019-09'),
};

/** The labels that are not followed. */
export const disputes = (): readonly Dispute[] => read('disputed.json') as readonly Dispute[];

/** The definitions of a Kubernetes release, `1.12` or `1.13`. */
export const kubernetesDefinitions = (version: '1.12' | '1.13'): Readonly<Record<string, Schema>> =>
  (read(`kubernetes/kubernetes-${version}.definitions.json`) as { readonly definitions: Readonly<Record<string, Schema>> }).definitions;
