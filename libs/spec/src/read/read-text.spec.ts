import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { link } from '../link/link.ts';
import { fastParse } from './fast-parse.ts';
import { readExactly, readText } from './read-text.ts';

const root = path.join(import.meta.dirname, '..', '..', '..', '..');

function yamlBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

const specs = yamlBelow(path.join(root, 'specs'));
const corpus = yamlBelow(path.join(root, 'libs', 'spec', 'corpus'));

/** Damage as typing does it: a stretch removed, doubled or replaced by something that means something in YAML. */
const damaged = fc
  .record({
    text: fc.constantFrom(...specs),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(12),
        insert: fc.constantFrom(
          '',
          ' ',
          '\n',
          '\t',
          ': ',
          '- ',
          '"',
          "'",
          '{',
          '}',
          '[',
          ']',
          '#',
          '&a ',
          '*a',
          '!x ',
          '|',
          '>',
          '%',
          '---\n',
          '~',
          '0x1F',
          '1_000',
          '.inf',
          'null',
          'yes',
          '<<: ',
          '? ',
          '\u0000',
          '\uFEFF',
          '\u2028',
          '😀',
          '__proto__: 1\n',
          'constructor',
          '../..',
          '99999999999999999999',
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ text, edits }) =>
    edits.reduce((result, { at, length, insert }) => {
      const start = Math.floor(at * result.length);
      return result.slice(0, start) + insert + result.slice(start + length);
    }, text),
  );

/** The exact reader's value where the fast one has one; undefined for a document that is no mapping, which neither gives. */
function both(text: string): { readonly fast: unknown; readonly exact: unknown } {
  const fast = fastParse('x.yaml', text);
  const { document, diagnostics } = readExactly('x.yaml', text);
  const noMapping = diagnostics.length === 1 && diagnostics[0]?.code === 'spec/not-a-mapping';
  return fast === undefined || noMapping ? { fast: undefined, exact: undefined } : { fast, exact: document?.value ?? diagnostics };
}

describe('the fast and the exact reader', () => {
  it('agree on every spec and every document of the corpus', () => {
    for (const text of [...specs, ...corpus]) {
      const { fast, exact } = both(text);
      expect(fast).toEqual(exact);
    }
  });

  it('use the fast way for the specs, but for those with something that needs care', () => {
    const fast = specs.filter((text) => fastParse('x.yaml', text) !== undefined).length;
    expect(fast).toBeGreaterThan(specs.length / 2);
  });

  it('agree on damaged specs', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const { fast, exact } = both(text);
        expect(fast).toEqual(exact);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ' ---\na: 1',
    'a: 1_000',
    'a: 0b11',
    'a: 0o17',
    'a: 1e3',
    'a: .5',
    'a: +1',
    'a: 007',
    'a: yes',
    'a: ~',
    'a:',
    'a: 2027-06-30',
    'a: 1:30',
    'a: 0x',
    '<<: { b: 1 }',
    'a: |\n  x\n\n',
    'a: >-\n  x\n  y',
    "a: 'it''s'",
    'a: "\\u00e9\\n"',
    'a: b # c',
    'a: b#c',
    'a: [1, 2,]',
    'a: {b, c: 1}',
    '"a": 1',
    'a: - b',
  ])('agree on %j', (text) => {
    const { fast, exact } = both(text);
    expect(fast).toEqual(exact);
  });
});

describe('fuzzed YAML', () => {
  it('never crashes, and each finding has a code, a line and a message', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const { document, diagnostics } = readText('specs/plugins/x.plugin.yaml', text);
        const all = [...diagnostics, ...(document === undefined ? [] : link([document]).diagnostics)];
        for (const { code, span, message } of all) {
          expect(code).toMatch(/^(spec|link)\//);
          expect(span?.start.line).toBeGreaterThan(0);
          expect(span?.start.column).toBeGreaterThan(0);
          expect(span?.end.offset).toBeLessThanOrEqual(text.length);
          expect(message).not.toContain('undefined');
        }
        expect(document !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('of arbitrary text never crashes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(readText('x.yaml', text).diagnostics).toBeInstanceOf(Array);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile input', () => {
  it.each([
    ['deep flow lists', '['.repeat(900_000), 'spec/too-deep'],
    ['deep block lists', '- '.repeat(400_000), 'spec/too-deep'],
    ['deep block mappings', Array.from({ length: 1_000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'), 'spec/too-deep'],
    ['an alias to itself', 'a: &a [*a]', 'spec/too-deep'],
    ['a prototype key', '__proto__: { a: 1 }', 'spec/forbidden-key'],
    ['a megabyte and more', `a: ${'x'.repeat(1_100_000)}`, 'spec/too-large'],
    ['a megabyte of quotes', '"'.repeat(500_000), 'spec/yaml-syntax'],
    ['many keys, one of them twice', `${Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n')}\nk1: 2`, 'spec/duplicate-key'],
  ])('%s', { timeout: 60_000 }, (_, text, code) => {
    const { document, diagnostics } = readText('x.yaml', text);
    expect(document).toBeUndefined();
    expect(diagnostics[0]?.code).toBe(code);
    expect(Object.prototype).not.toHaveProperty('a');
  });
});

describe('positions', () => {
  const { document } = readText('x.yaml', 'spec: a\nlist:\n  - name: one\n  - {name: two, "k/e~y": 3}\nempty:\n');

  it.each([
    ['/spec', 1, 7],
    ['/list/0/name', 3, 11],
    ['/list/1/name', 4, 12],
    ['/list/1/k~1e~0y', 4, 26],
    ['/empty', 5, 1],
    ['/list/1/absent', 4, 5],
  ])('of the value at %s', (pointer, line, column) => {
    expect(document?.spanOf(pointer).start).toMatchObject({ line, column });
  });

  it('of a key', () => {
    expect(document?.keySpanOf('/list/1/k~1e~0y').start).toMatchObject({ line: 4, column: 17 });
    expect(document?.keySpanOf('/list').start).toMatchObject({ line: 2, column: 1 });
  });
});
