import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Glob } from './glob.ts';
import { matchesHost } from './host.ts';
import { globPattern, hostPattern } from './pattern.ts';

const segment = oneof(constantFrom('a', 'b', 'ab', '.', '..', '', '.a'), string({ unit: constantFrom('a', 'b', '.', '\n', '💡'), maxLength: 4 }));
const path = array(segment, { maxLength: 5 }).map((segments) => segments.join('/'));
const glob = array(oneof(segment, constantFrom('*', '**', '?', 'a*', '*b', '?b', '***', '*a*b*', '[a]', '(a|b)+', '\\d', '^', '$')), { maxLength: 6 }).map(
  (segments) => segments.join('/'),
);
const host = array(constantFrom('a', 'b.', '*.', 'Example', '.org', ':443', ':', '.', '*'), { maxLength: 5 }).map((parts) => parts.join(''));

describe('a glob', () => {
  it('names exactly the paths of its pattern', () => {
    assert(
      property(glob, path, (written, asked) => {
        expect(new Glob(written).matches(asked)).toBe(new RegExp(globPattern(written), 'u').test(asked));
      }),
      { numRuns: 3000 },
    );
  });

  it('covers a tree only where it names everything in it, and says so before it comes there', () => {
    const name = array(constantFrom('a', 'b', 'ab'), { maxLength: 3 });
    const more = array(constantFrom('a', 'b', 'ab', 'x'), { minLength: 1, maxLength: 3 });
    assert(
      property(glob, name, more, (written, start, rest) => {
        const one = new Glob(written);
        const reach = one.reach(start);
        const isNamed = one.matches([...start, ...rest].join('/'));
        expect(reach.tree && !isNamed).toBe(false);
        expect(isNamed && !reach.below).toBe(false);
        expect(start.length === 0 || reach.here === one.matches(start.join('/'))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['**/'.repeat(40) + 'x', 'a' + '*a'.repeat(200) + 'b', '*/'.repeat(200) + '**/**/**/x', '**/'.repeat(100_000) + 'x', '**/**/a*/'.repeat(400) + 'x'])(
    'is asked in a moment, however it is written',
    (written) => {
      const started = performance.now();
      expect(new Glob(written).matches('a/'.repeat(300) + 'a'.repeat(2000))).toBe(false);
      expect(performance.now() - started).toBeLessThan(1000);
    },
  );
});

describe('a host', () => {
  it('names exactly the targets of its pattern', () => {
    assert(
      property(host, host, (written, asked) => {
        expect(matchesHost(written, asked)).toBe(new RegExp(hostPattern(written), 'u').test(asked.toLowerCase()));
      }),
      { numRuns: 3000 },
    );
  });
});
