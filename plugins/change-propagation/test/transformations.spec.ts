import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transformation } from '../src/generated/types/change-propagation.ts';
import { replaceAll } from '../src/transformations/replace.ts';
import { bytesOf, textOf } from '../src/transformations/text.ts';
import { Untransformable } from '../src/transformations/untransformable.ts';
import { decidesWhole, transform } from '../src/transformations/transform.ts';

function run(transformation: Transformation, source: string, current?: string): string {
  return textOf(transform(transformation, { path: 'docs/a.md', source: bytesOf(source), current: current === undefined ? undefined : bytesOf(current) }), 'it');
}

const line = fc.constantFrom('# A', '## B', '## C', '### B', 'text', '', '```', '  # A  ', 'x # y', '# A #');
const markdown = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('transformations', () => {
  it('come to the same when they are repeated', () => {
    const section = fc.constantFrom('A', 'B', 'C').map((heading) => ({ kind: 'section' as const, heading }));
    fc.assert(
      fc.property(section, markdown, markdown, (transformation, source, current) => {
        const attempt = (target: string): string => {
          try {
            return run(transformation, source, target);
          } catch (error) {
            return error instanceof Untransformable ? target : String(error);
          }
        };
        const once = attempt(current);
        expect(attempt(once)).toBe(once);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('say which of them decide the whole target', () => {
    expect(decidesWhole({ kind: 'copy' })).toBe(true);
    expect(decidesWhole({ kind: 'section', heading: 'A' })).toBe(false);
  });
});

describe('json-set', () => {
  const set = (from: string, to: string, source: string, current?: string): string => run({ kind: 'json-set', from, to }, source, current);

  it('leaves everything else as it was', () => {
    const current = '{\n\t"big": 12345678901234567890.10,\n\t"__proto__": {"a": 1},\n\t"list": [1]\n}\n';
    expect(set('/v', '/list/-', '{"v": 1e400}', current)).toBe(
      '{\n\t"big": 12345678901234567890.10,\n\t"__proto__": {\n\t\t"a": 1\n\t},\n\t"list": [\n\t\t1,\n\t\t1e400\n\t]\n}\n',
    );
    expect(set('', '', '{"a":[]}', '{"b":1}')).toBe('{"a":[]}');
  });

  it('gives back what it set', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'toString'), fc.jsonValue()), (value, target) => {
        const result = JSON.parse(set('', '/set/x~1y', JSON.stringify(value), JSON.stringify(target))) as { set: Record<string, unknown> };
        expect(result.set['x/y']).toEqual(JSON.parse(JSON.stringify(value)));
        for (const [name, member] of Object.entries(target)) {
          expect(Object.getOwnPropertyDescriptor(result, name)?.value).toEqual(JSON.parse(JSON.stringify(member)));
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each([
    ['/x', '/a', '{}', '{}', 'the source has nothing at "/x"'],
    ['', '/a', '{', '{}', 'the source is not JSON'],
    ['', '/a', '1', 'x', 'the target is not JSON'],
    ['', '/a/b', '1', '{"a": 1}', 'the target has a value in the way of "b"'],
    ['', '/2', '1', '[1]', 'the target\'s list has no place "2"'],
    ['', '/a', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, '{}', 'the source is nested too deeply'],
  ])('refuses %j to %j (%#)', (from, to, source, current, reason) => {
    expect(() => set(from, to, source, current)).toThrow(reason);
  });
});

describe('replace', () => {
  it('replaces as JavaScript does', () => {
    const part = fc.constantFrom('a', 'b', 'ab', '\n', '$', '😀');
    const pattern = fc.constantFrom('a', '(a)(b)?', '^a', '[^a]', '(?<n>b+)', 'a*');
    const by = fc.constantFrom('', 'x', '$1', '$1$2', '$&$&', '$$', '$<n>', '$9', '$0');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), pattern, by, (parts, wanted, replacement) => {
        const text = parts.join('');
        // Without a named group JavaScript leaves `$<n>` as it stands; here it names nothing.
        fc.pre(!replacement.includes('<') || wanted.includes('<'));
        expect(replaceAll(text, wanted, replacement)).toBe(text.replace(new RegExp(wanted, 'gmu'), replacement));
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('is stopped when it takes too long, or makes too much', () => {
    expect(() => replaceAll('a'.repeat(64), 'a*'.repeat(16) + 'b', '')).toThrow('takes longer than');
    expect(() => replaceAll('a'.repeat(5000), 'a{0,100}'.repeat(16) + 'b', '')).toThrow('takes longer than');
    expect(() => replaceAll('a'.repeat(1_000_000), 'a+', '$&'.repeat(500))).toThrow('too long');
  });
});

describe('section', () => {
  it('is appended where the target has none, and keeps the line endings of the target', () => {
    expect(run({ kind: 'section', heading: 'B' }, '# A\n\n## B\nb\n\n', '# T\r\n\r\ntext\r\n')).toBe('# T\r\n\r\ntext\r\n\r\n## B\r\nb\r\n');
    expect(run({ kind: 'section', heading: 'B' }, '## B ##\nb')).toBe('## B ##\nb\n');
  });

  it('is not found in code', () => {
    expect(() => run({ kind: 'section', heading: 'B' }, '```\n# B\n```\n')).toThrow('no section "B"');
    expect(() => run({ kind: 'section', heading: 'B' }, '# B\n~~~\n')).toThrow('the section "B" ends within code');
    expect(() => run({ kind: 'section', heading: 'B' }, '# B\n', '```\n')).toThrow('the target ends within code');
  });
});

describe('template', () => {
  it('fills in what it knows, once', () => {
    const text = '{title}|{stem}{extension}|{folder}|{text}|{other}|{toString}';
    expect(run({ kind: 'template', template: text }, '# The {path}\n')).toBe('The {path}|a.md|docs|# The {path}\n|{other}|{toString}');
    expect(run({ kind: 'template', template: '{title}' }, 'no heading')).toBe('a');
    expect(() => run({ kind: 'template', template: '{text}'.repeat(1000) }, 'x'.repeat(100_000))).toThrow('too long');
  });

  it('takes text only', () => {
    expect(() => transform({ kind: 'template', template: '' }, { path: 'a', source: new Uint8Array([0xff]), current: undefined })).toThrow('not UTF-8');
  });
});
