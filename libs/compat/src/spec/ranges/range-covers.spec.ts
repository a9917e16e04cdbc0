import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { rangeCovers } from './range-covers.ts';

const versions = [0, 1, 2, 3].flatMap((major) => [0, 1, 2].flatMap((minor) => [0, 1, 2].map((patch) => `${major}.${minor}.${patch}`)));
const version = fc.constantFrom(...versions);
const comparator = fc.tuple(fc.constantFrom('>', '>=', '<', '<=', '=', '^', '~'), version).map(([operator, text]) => `${operator}${text}`);
const range = fc
  .array(
    fc.array(comparator, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' ')),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' || '));

describe('rangeCovers', () => {
  it.each([
    ['^1 || ^2', '>=1 <3', true],
    ['>=1.0 <2.0', '^1.0', true],
    ['^1.0', '>=1.0 <2.0', true],
    ['^1.2', '^1.0', false],
    ['*', '>=0.0.0', true],
    ['^1.0', '*', false],
    ['<1.0.0 || >=1.0.1', '>=0.9.0 <2', false],
    ['<1.0.0 || >1.0.0', '1.0.1', true],
    ['^1.0.0', '1.0.0-beta.1', false],
    ['>=1.0.0-alpha', '1.0.0-beta.1', true],
    ['>=1.0.0-beta', '1.0.0-alpha', false],
    ['^1.0.0', '<1.0.0 >2.0.0', true],
  ])('%s covers %s: %s', (wider, narrower, expected) => {
    expect(rangeCovers(wider, narrower)).toBe(expected);
  });

  it('never says yes where a version refutes it, nor no where none around the bounds does', () => {
    const around = versions.flatMap((text) => [text, semver.inc(text, 'patch') ?? text, semver.inc(text, 'major') ?? text]);
    fc.assert(
      fc.property(range, range, (wider, narrower) => {
        const refuted = around.some((text) => semver.satisfies(text, narrower) && !semver.satisfies(text, wider));
        expect(rangeCovers(wider, narrower)).toBe(!refuted);
      }),
    );
  });

  it('refuses what is not a range', () => {
    expect(() => rangeCovers('^1', 'nonsense')).toThrow(TypeError);
  });
});
