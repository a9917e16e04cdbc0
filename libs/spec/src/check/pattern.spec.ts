import { describe, expect, it } from 'vitest';
import { patternProblem } from './pattern.ts';

describe('patternProblem', () => {
  it.each(['^[a-z]+$', '(?:a|b)*c', '\\d{1,3}(?:\\.\\d{1,3}){3}', '[(?=]', '\\(?=', '[\\]a]+', '^(ab)+$', '\\p{L}+', '(?<year>\\d{4})', 'a{2,}b{2,}'])(
    '%s is fine',
    (pattern) => {
      expect(patternProblem(pattern)).toBeUndefined();
    },
  );

  it.each([
    ['a(', 'invalid'],
    ['[z-a]', 'invalid'],
    ['\\-', 'invalid'],
    ['a(?=b)', 'lookaround'],
    ['(?<!a)b', 'lookaround'],
    ['(a)\\1', 'backreference'],
    ['(?<x>a)\\k<x>', 'backreference'],
    ['a'.repeat(513), 'too-long'],
    ['^(a+)+$', 'slow'],
    ['(?:[a-z]*)*', 'slow'],
    ['((ab)*c*)+', 'slow'],
    ['(a|a)*b', 'slow'],
    ['(x+x+)+y', 'slow'],
  ])('%s is %s', (pattern, kind) => {
    expect(patternProblem(pattern)?.kind).toBe(kind);
  });
});
