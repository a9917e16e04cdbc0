import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globFits } from '../src/rules/glob.ts';
import { namesOf, targetOf } from '../src/rules/placeholders.ts';
import { ruleProblem } from '../src/rules/usable.ts';

/** The meaning, word for word: every way to read the glob is tried. */
function reference([first, ...others]: readonly string[], path: readonly string[]): boolean {
  if (first === undefined) return path.length === 0;
  if (first === '**') return reference(others, path) || (path.length > 0 && reference([first, ...others], path.slice(1)));
  const segment = new RegExp(`^${first.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return path[0] !== undefined && segment.test(path[0]) && reference(others, path.slice(1));
}

const segment = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
const wanted = fc
  .oneof(fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 }), fc.constant('**'))
  .filter((text) => text === '**' || !text.includes('**'));
const pathOf = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

describe('globFits', () => {
  it('means what its definition means', () => {
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 1, maxLength: 4 }), pathOf, (glob, path) => {
        expect(globFits(glob.join('/'), path)).toBe(reference(glob, path.split('/')));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it.each([
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'x/y/a.md', true],
    ['a/**', 'a/b/c', true],
    ['a/**/c', 'a/c', true],
    ['*.md', 'x/a.md', false],
    ['[a].md', '[a].md', true],
    ['?', '😀', true],
  ])('%s and %s: %s', (glob, path, fits) => {
    expect(globFits(glob, path)).toBe(fits);
  });

  it('takes no time for a glob made to be slow', () => {
    const began = performance.now();
    expect(globFits(`${'*a'.repeat(100)}b`, 'a'.repeat(200))).toBe(false);
    expect(globFits(Array(60).fill('**/*').join('/'), Array(250).fill('a').join('/'))).toBe(true);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('targets', () => {
  it('name parts of the source', () => {
    expect(namesOf('docs/a.tar.gz')).toEqual({ path: 'docs/a.tar.gz', folder: 'docs', name: 'a.tar.gz', stem: 'a.tar', extension: '.gz' });
    expect(targetOf('site/{folder}/{stem}.html', 'docs/x/a.md')).toBe('site/docs/x/a.html');
    expect(targetOf('site/{folder}/{stem}.html', 'a.md')).toBe('site/a.html');
    expect(targetOf('{name}', '{path}')).toBe('{path}');
  });
});

describe('a rule is refused', () => {
  const rule = (source: string, target: string, transformation: Parameters<typeof ruleProblem>[0]['transformation'] = { kind: 'copy' }): string | undefined =>
    ruleProblem({ id: 'r', source, target, transformation });

  it.each([
    ['../*', 'x', 'leads out'],
    ['/etc/passwd', 'x', 'absolute'],
    ['a**', 'x', 'whole folders'],
    ['*', '../x', 'leads out'],
    ['*', 'a//b', 'empty part'],
    ['*', 'c:x', 'colon'],
    ['*', 'a\\b', 'backslash'],
    ['*', '{unknown}', 'unknown placeholder'],
    ['*', '.plugwright-x', 'half-written'],
  ])('%s to %s', (source, target, reason) => {
    expect(rule(source, target)).toContain(reason);
  });

  it.each([
    ['(a+)+', 'for ever'],
    ['(a|a)*', 'for ever'],
    ['(?:a*)*', 'for ever'],
    ['((a?)){2,}', 'for ever'],
    ['a{101}', '100 times'],
    ['a?'.repeat(17), '16 repetitions'],
    ['(?=a)', 'ahead'],
    ['(?<!a)', 'behind'],
    ['(a)\\1', 'refers back'],
    ['(?<n>a)\\k<n>', 'refers back'],
    ['(', 'no regular expression'],
  ])('for the pattern %s', (pattern, reason) => {
    expect(rule('*', 'x', { kind: 'replace', pattern, by: '' })).toContain(reason);
  });

  it.each(['(a|b)', '[(+*]+', '(?:ab)+', '\\(a+\\)+', '(a+)?', 'v(\\d+)\\.(\\d+)'])('not for the pattern %s', (pattern) => {
    expect(rule('*', 'x', { kind: 'replace', pattern, by: '' })).toBeUndefined();
  });

  it.each(['x', '/~2', '/a/__proto__/b', '/constructor'])('for the pointer %s', (to) => {
    expect(rule('*', 'x', { kind: 'json-set', from: '', to })).toBeDefined();
  });
});
