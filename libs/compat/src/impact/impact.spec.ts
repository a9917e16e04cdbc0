import { usedSurface, type Model } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { modelOfTexts, referenceTexts } from '../../testing/reference-texts.ts';
import { impact, type Impact } from './impact.ts';

const texts = referenceTexts();

function model(changes: Readonly<Record<string, string>> = {}): Model {
  const linked = modelOfTexts({ ...texts, ...changes });
  if (linked === undefined) throw new Error('the specs have errors');
  return linked;
}

function edited(file: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = texts[file] ?? '';
  expect(text.split(from).length - 1).toBeGreaterThan(0);
  return { [file]: text.replace(from, to) };
}

function edit(file: string, from: string, to: string): Impact {
  return impact(model(), model(edited(file, from, to)));
}

const documents = 'documents.contract.yaml';

/** `/types/Section of documents <- ...`, as a reader sees it. */
function chainOf({ affected }: Impact, id: string): readonly string[] | undefined {
  return affected.find(({ document }) => document === id)?.chain.map(({ document, member }) => `${document}#${member}`);
}

describe('impact', () => {
  it('of nothing is nothing', () => {
    expect(impact(model(), model())).toEqual({ changed: [], affected: [] });
  });

  it('of prose names the document, no member and nobody else', () => {
    const found = edit(documents, 'description: A heading and the text', 'description: Heading and text');
    expect(found).toEqual({ changed: [{ document: 'documents', kind: 'contract', change: 'changed', edited: true, members: [] }], affected: [] });
  });

  it('of a shared type names who uses it, with the way through the types that lead to it', () => {
    const found = edit(documents, 'heading: { type: string }', 'heading: { type: string, maxLength: 100 }');
    expect(found.changed.map(({ document, members }) => [document, members])).toEqual([['documents', [{ member: '/types/Section', change: 'changed' }]]]);
    const causes = new Map(found.affected.map(({ document, cause }) => [document, cause]));
    expect(['doc-cards', 'doc-extract', 'doc-index'].map((id) => causes.get(id))).toEqual(['upstream', 'upstream', 'upstream']);
    expect(chainOf(found, 'doc-cards')).toEqual(['documents#/types/Section', 'documents#/types/Document', 'doc-cards#/operations/on-extracted']);
  });

  it('of an event leads to the line that listens to it', () => {
    const found = edit(documents, 'delivery: at-least-once\n    key: /document/id', 'delivery: at-most-once\n    key: /document/id');
    expect(chainOf(found, 'doc-cards')).toEqual(['documents#/events/document-extracted', 'doc-cards#/events/subscribes/document-extracted']);
  });

  it('of a plugin that others call names them, and itself as edited', () => {
    const found = edit('doc-extract.plugin.yaml', 'timeout: ', 'timeout: 1');
    const self = found.affected.find(({ document }) => document === 'doc-extract');
    expect(self).toMatchObject({ cause: 'own', chain: [], members: [] });
    expect(chainOf(found, 'doc-cards')).toEqual(['doc-extract#/operations/extract', 'doc-cards#/imports/extract/operations/0']);
  });

  it.each([
    ['download', "{ download: { $ref: '#/types/Row' } }", 'maxLength: 9', 'maxLength: 8'],
    ['upload', "{ upload: { type: array, items: { $ref: '#/types/Row' } } }", 'maxLength: 9', 'maxLength: 10'],
  ])('of the type of an item reaches who uses the operation that streams it, and no other caller of its plugin: %s', (_, stream, from, to) => {
    const plugin = (id: string, parts: string): string =>
      [
        `spec: plugin/v1\nid: ${id}\nversion: 1.0.0\ntitle: ${id}\nsummary: Streams or reads.\ncategory: tests\nlicense: Apache-2.0`,
        "owners: ['@acme/samples']\nmaturity: beta\nruntime: { language: typescript, isolation: worker }\nkernel: { range: ^1.0, services: [log] }",
        parts,
      ].join('\n');
    const operation = (name: string, rest = ''): string =>
      `  ${name}:\n    summary: Does it.\n    input: { type: object, properties: {} }\n    output: { type: object, properties: {} }\n    effects: { reads: [], writes: [], idempotent: true }\n    timeout: 1s\n${rest}`;
    const caller = (id: string, called: string): string =>
      plugin(id, `imports:\n  rows: { plugin: rows, range: ^1.0, operations: [${called}] }\noperations:\n${operation('run')}`);
    const rows = plugin(
      'rows',
      `types:\n  Row: { type: string, maxLength: 9 }\noperations:\n${operation('scan', `    stream: ${stream}\n`)}${operation('size')}`,
    );
    const both = { 'reader.plugin.yaml': caller('reader', 'scan'), 'asker.plugin.yaml': caller('asker', 'size') };
    const [before, after] = [rows, rows.replace(from, to)].map((text) => model({ ...both, 'rows.plugin.yaml': text }));
    if (before === undefined || after === undefined) throw new Error('there are two');
    const found = impact(before, after);
    expect(found.affected.map(({ document, cause }) => [document, cause])).toEqual([
      ['reader', 'upstream'],
      ['rows', 'own'],
    ]);
    expect(chainOf(found, 'reader')).toEqual(['rows#/types/Row', 'rows#/operations/scan', 'reader#/imports/rows/operations/0']);
    const locked = (id: string): readonly unknown[] => [usedSurface(before, id), usedSurface(after, id)];
    expect(locked('reader')[0]).not.toEqual(locked('reader')[1]);
    expect(locked('asker')[0]).toEqual(locked('asker')[1]);
  });

  it('of a kernel service leads to the line that lists it', () => {
    const text = texts['kernel.kernel.yaml'] ?? '';
    const storage = text.indexOf('\n  storage:\n');
    const at = text.indexOf('properties: {', text.indexOf('      get:\n', storage)) + 'properties: {'.length;
    const found = impact(model(), model({ 'kernel.kernel.yaml': `${text.slice(0, at)} fresh: { type: boolean },${text.slice(at)}` }));
    expect(found.affected.map(({ document }) => document)).toContain('doc-index');
    expect(chainOf(found, 'doc-index')?.[1]).toMatch(/^doc-index#\/kernel\/services\/\d+$/);
  });

  it('of a plugin that comes or goes', () => {
    const rest = modelOfTexts(Object.fromEntries(Object.entries(texts).filter(([file]) => file !== 'doc-cards.plugin.yaml')));
    if (rest === undefined) throw new Error('the specs have errors');
    expect(impact(rest, model()).affected).toEqual([{ document: 'doc-cards', kind: 'plugin', cause: 'own', chain: [], members: [] }]);
    expect(impact(model(), rest)).toMatchObject({ changed: [{ document: 'doc-cards', change: 'removed' }], affected: [] });
  });
});

/** Every edit of one line that leaves the specs sound: a number raised, a name changed, a `required` list shortened. */
function* edits(file: string): Generator<string> {
  const lines = (texts[file] ?? '').split('\n');
  const ways: readonly ((line: string) => string)[] = [
    (line) => line.replace(/\b(maxLength|minLength|maximum|minimum): (\d+)/, (_, keyword: string, value: string) => `${keyword}: ${Number(value) + 1}`),
    (line) => line.replace(/type: string\b/, 'type: [string, "null"]'),
    (line) => line.replace(/properties: \{/, 'properties: { unheard: { type: boolean },'),
    (line) => line.replace(/\b(summary|description|title): ([A-Z])/, '$1: New $2'),
    (line) => line.replace(/\b(keep|entries): (\d+)/, (_, key: string, value: string) => `${key}: ${Number(value) + 1}`),
    (line) => line.replace(/failedCalls: true/, 'failedCalls: false'),
    (line) => line.replace(/idempotent: true/, 'idempotent: false'),
    (line) => line.replace(/timeout: (\d+)s/, 'timeout: 1$1s'),
    (line) => line.replace(/at-least-once/, 'at-most-once'),
    (line) => line.replace(/class: \w+/, 'class: conflict'),
    (line) => line.replace(/message: '?([A-Z])/, (whole) => whole.replace(/[A-Z]/, 'New $&')),
  ];
  for (const way of ways) {
    for (const [index, line] of lines.entries()) {
      const changed = way(line);
      if (changed !== line) yield lines.with(index, changed).join('\n');
    }
  }
}

describe('impact agrees with the used surfaces', () => {
  it.each(Object.keys(texts))('whatever line of %s is edited', (file) => {
    const old = model();
    const before = new Map([...old.plugins.keys()].map((id) => [id, JSON.stringify(usedSurface(old, id))]));
    let sound = 0;
    for (const text of edits(file)) {
      const now = modelOfTexts({ ...texts, [file]: text });
      if (now === undefined) continue;
      sound += 1;
      const { affected } = impact(old, now);
      const own = [...now.plugins.values()].filter(({ source }) => source.file === file).map(({ id }) => id);
      const expected = [...now.plugins.keys()].filter((id) => own.includes(id) || before.get(id) !== JSON.stringify(usedSurface(now, id)));
      expect(
        affected.map(({ document }) => document),
        text,
      ).toEqual(expected);
      for (const { document, members } of affected) {
        for (const { chain } of members) expect(chain.at(-1)?.document).toBe(document);
      }
    }
    expect(sound).toBeGreaterThan(3);
  });
});
