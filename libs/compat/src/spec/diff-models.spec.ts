import type { Json } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { patchedModel, type Patches } from '../../testing/spec/fixture-models.ts';
import type { Verdict } from '../schema/verdict.ts';
import { diffModels, type DiffOptions } from './diff-models.ts';

const annotate = (patch: Json): Patches => ({ sample: { operations: { annotate: patch } } });

async function diff(old: Patches, current: Patches, options: DiffOptions = {}) {
  return diffModels(patchedModel(old), patchedModel(current), options);
}

async function rulesIn(document: string, old: Patches, current: Patches, options: DiffOptions = {}): Promise<readonly string[]> {
  const { documents } = await diff(old, current, options);
  return documents.find((entry) => entry.document === document)?.changes.map((change) => change.rule) ?? [];
}

const narrowedThing: Patches = { core: { types: { Thing: { properties: { label: { maxLength: 9 } } } } } };

describe('diffModels', () => {
  it('has nothing to say of equal models, and asks the prover nothing', async () => {
    let asked = 0;
    const prove = (): Verdict => ((asked += 1), { kind: 'yes' });
    expect(await diff({}, {}, { provers: { decide: prove, prove } })).toEqual({ documents: [], diagnostics: [] });
    expect(await diff({}, { depth: { summary: 'Other words.' } }, { provers: { decide: prove, prove } })).toMatchObject({
      documents: [{ document: 'depth', bump: 'patch' }],
    });
    expect(asked).toBe(0);
  });

  it('shows the old and the new line, the witness and the verdict', async () => {
    const { documents } = await diff({}, annotate({ input: { properties: { mode: { enum: ['plain'] } } } }));
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({ document: 'sample', kind: 'plugin', oldVersion: '1.4.0', newVersion: '1.4.0', bump: 'major' });
    const [change] = documents[0]?.changes ?? [];
    expect(change).toMatchObject({
      rule: 'compat/input-narrowed',
      member: '/operations/annotate',
      proof: 'no',
      message: 'Input of annotate refuses values it accepted: `mode` can no longer be "rich".',
      old: { file: 'specs/sample.plugin.yaml', pointer: '/operations/annotate/input/properties/mode/enum' },
      new: { file: 'specs/sample.plugin.yaml', pointer: '/operations/annotate/input/properties/mode/enum' },
    });
    expect(change?.witness).toMatchObject({ mode: 'rich' });
    expect(change?.old?.span?.start.line).toBeGreaterThan(1);
    expect(JSON.parse(JSON.stringify(change)) as Json).toMatchObject({ new: { span: { file: 'specs/sample.plugin.yaml' } } });
  });

  it('tells a break of an upstream type in the contract and in each user, with the way to it', async () => {
    const { documents } = await diff({}, narrowedThing);
    expect(documents.map(({ document, bump }) => [document, bump])).toEqual([
      ['core', 'major'],
      ['sample', 'major'],
      ['store', 'patch'],
    ]);
    const changes = documents.flatMap((entry) =>
      entry.changes.filter((change) => change.member === '/operations/annotate' || change.member === '/operations/fetch'),
    );
    expect(changes.map(({ rule, via }) => [rule, via])).toEqual([
      ['compat/input-narrowed', ['core#/types/Thing']],
      ['compat/output-narrowed', ['core#/types/Thing']],
    ]);
    for (const change of changes) expect(change.new).toMatchObject({ file: 'specs/core.contract.yaml', pointer: '/types/Thing/properties/label/maxLength' });
  });

  it('tells what streams by direction, and a type that only streams where it streams', async () => {
    expect(await rulesIn('sample', {}, annotate({ stream: null }))).toEqual(['compat/download-removed', 'compat/upload-removed']);
    const line = (limit: number): Patches => ({
      sample: {
        types: { Line: { type: 'string', maxLength: limit } },
        operations: {
          annotate: { stream: { download: { properties: { text: { $ref: '#/types/Line' } } }, upload: { properties: { text: { $ref: '#/types/Line' } } } } },
        },
      },
    });
    expect(await rulesIn('sample', line(9), line(5))).toEqual(['compat/download-narrowed', 'compat/upload-narrowed']);
    expect(await rulesIn('sample', line(5), line(9))).toEqual(['compat/download-widened', 'compat/upload-widened']);
  });

  it('says of a stream that went where it stood, and which operation is without it', async () => {
    const { documents } = await diff({}, annotate({ stream: { upload: null } }));
    expect(documents.flatMap(({ changes }) => changes)).toMatchObject([
      {
        rule: 'compat/upload-removed',
        member: '/operations/annotate',
        old: { pointer: '/operations/annotate/stream/upload' },
        new: { file: 'specs/sample.plugin.yaml', pointer: '/operations/annotate' },
      },
    ]);
  });

  it('shows an item that no caller knew, and one that is refused', async () => {
    const moodAndTone = { download: { properties: { mood: { enum: ['good', 'bad', 'odd'] } } }, upload: { properties: { tone: { enum: ['low'] } } } };
    const { documents } = await diff({}, annotate({ stream: moodAndTone }));
    expect(documents.flatMap(({ changes }) => changes)).toMatchObject([
      {
        message: 'Download of annotate may carry items it never carried: `mood` can be "odd" now.',
        witness: { mood: 'odd' },
        new: { pointer: '/operations/annotate/stream/download/properties/mood/enum' },
      },
      {
        message: 'Upload of annotate refuses items it accepted: `tone` can no longer be "high".',
        witness: { tone: 'high' },
        new: { pointer: '/operations/annotate/stream/upload/properties/tone/enum' },
      },
    ]);
  });

  it('tells a user of an upstream error and of a contract event that it publishes', async () => {
    expect(await rulesIn('store', {}, { core: { errors: { missing: { retryable: true } } } })).toEqual(['compat/error-became-retryable']);
    expect(await rulesIn('sample', {}, { core: { events: { 'thing-made': { delivery: 'at-most-once' } } } })).toEqual(['compat/delivery-weakened']);
  });

  it('says nothing of a user whom an upstream change does not concern', async () => {
    expect(await rulesIn('store', {}, { core: { types: { Colour: { enum: ['red'] } } } })).toEqual([]);
    expect(await rulesIn('store', {}, { core: { types: { Thing: { description: 'A thing.' } } } })).toEqual([]);
  });

  it('compares a document with a baseline of its own where it has one', async () => {
    const baselineOf = (id: string) => (id === 'sample' ? patchedModel(narrowedThing) : undefined);
    expect(await rulesIn('sample', {}, narrowedThing, { baselineOf })).toEqual([]);
    expect(await rulesIn('core', {}, narrowedThing, { baselineOf })).toEqual(['compat/type-narrowed']);
  });

  it('compares only what is asked for', async () => {
    const { documents } = await diff({}, narrowedThing, { documents: ['store'] });
    expect(documents.map((entry) => entry.document)).toEqual(['store']);
  });

  it('takes what cannot be decided for a break, and says so', async () => {
    const prove = (): Verdict => ({ kind: 'unknown', pointer: '', reason: 'out of steps' });
    const { documents } = await diff({}, annotate({ input: { properties: { extra: { type: 'string' } } } }), { provers: { decide: prove, prove } });
    expect(documents[0]?.changes).toMatchObject([{ rule: 'compat/input-narrowed', proof: 'unknown', level: 'breaking' }]);
    expect(documents[0]?.bump).toBe('major');
  });

  it('believes the prover and not the look of a change', async () => {
    const prove = (): Verdict => ({ kind: 'no', witness: { a: 1 }, pointer: '' });
    const additive = annotate({ input: { properties: { extra: { type: 'string' } } } });
    expect(await rulesIn('sample', {}, additive, { provers: { decide: prove, prove } })).toEqual(['compat/input-narrowed']);
    expect(await rulesIn('sample', {}, additive, { provers: { decide: () => ({ kind: 'yes' }), prove: () => ({ kind: 'yes' }) } })).toEqual([
      'compat/input-rewritten',
    ]);
  });

  it('tells what was added beside a break', async () => {
    const both = annotate({ input: { properties: { mode: { enum: ['plain'] }, extra: { type: 'string' } } } });
    expect(await rulesIn('sample', {}, both)).toEqual(['compat/input-narrowed', 'compat/input-widened']);
  });

  it('lets a required member be added where it has a default', async () => {
    const added = (extra: Json): Patches => ({ sample: { operations: { 'also-thing': { input: { required: ['thing', 'extra'], properties: { extra } } } } } });
    expect(await rulesIn('sample', {}, added({ type: 'string', default: 'x' }))).toEqual(['compat/input-widened']);
    expect(await rulesIn('sample', {}, added({ type: 'string' }))).toEqual(['compat/input-narrowed']);
  });

  it('gates what is read on declared names, and tells the strict verdict beside it', async () => {
    const { documents } = await diff({}, annotate({ output: { properties: { state: null } } }));
    expect(documents[0]?.changes).toMatchObject([{ rule: 'compat/output-member-removed', proof: 'yes', strict: 'no' }]);
  });

  it('reports a name that renamedFrom forgot, and takes the member for the same one', async () => {
    const renamed: Patches = { sample: { types: { Spare: { properties: { b: { type: 'string', renamedFrom: ['c'] } } } } } };
    const { documents, diagnostics } = await diff(renamed, { sample: { types: { Spare: { properties: { b: { type: 'string' } } } } } });
    expect(documents).toEqual([]);
    expect(diagnostics.map(({ code, pointer }) => [code, pointer])).toEqual([['spec/rename-forgotten', '/types/Spare/properties/b']]);
  });

  it('follows a renamed member of an input by its first name', async () => {
    const { documents } = await diff(
      {},
      annotate({ input: { properties: { mode: null, manner: { enum: ['plain', 'rich'], default: 'plain', renamedFrom: ['mode'] } } } }),
    );
    expect(documents[0]?.changes.map((change) => change.message)).toEqual(['Input of annotate refuses values it accepted: `mode` is called `manner` now.']);
  });

  it('gives the same bytes each time, in order', async () => {
    const many: Patches = { ...narrowedThing, sample: { maturity: 'alpha', sharedMemory: true, resources: { memory: '1Gi' } } };
    const [first, second] = [await diff({}, many), await diff({}, many)];
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    const members = first.documents.find((entry) => entry.document === 'sample')?.changes.map((change) => change.member ?? '') ?? [];
    expect(members).toEqual(members.toSorted());
  });
});
