import { describe, expect, it } from 'vitest';
import { isHandWritten, sizesOf } from './file-sizes.ts';
import { textOf, trackedFiles } from './tracked-files.ts';

describe('hand-written files', () => {
  const sizes = sizesOf(
    trackedFiles()
      .filter(isHandWritten)
      .map((file) => [file, textOf(file)]),
  );

  it('have a median below 100 lines', () => {
    expect(sizes.median).toBeGreaterThan(0);
    expect(sizes.median).toBeLessThan(100);
  });

  it('are below 250 lines nine times in ten', () => {
    expect(sizes.ninth).toBeLessThan(250);
  });

  it('are never past 400 lines', () => {
    expect(sizes.oversized).toEqual([]);
  });
});

describe('sizesOf', () => {
  it('counts lines, not line ends', () => {
    const lines = (count: number): string => 'x\n'.repeat(count);
    expect(
      sizesOf([
        ['a', lines(10)],
        ['b', lines(400)],
        ['c', `${lines(400)}x`],
      ]),
    ).toEqual({ median: 400, ninth: 401, oversized: ['c: 401'] });
  });

  it.each([
    ['libs/a/src/b.ts', true],
    ['plugins/a/src/generated/b.ts', false],
    ['libs/a/golden/b.ts', false],
    ['libs/a/src/b.d.ts', false],
    ['README.md', false],
  ])('%s: %s', (file, expected) => {
    expect(isHandWritten(file)).toBe(expected);
  });
});
