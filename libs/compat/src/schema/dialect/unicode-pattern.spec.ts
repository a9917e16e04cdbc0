import { describe, expect, it } from 'vitest';
import { translate } from './translate.ts';
import { unicodePattern } from './unicode-pattern.ts';

describe('a pattern of the time before the "u" flag', () => {
  it.each([
    ['^\\-a\\_b$', '^-a_b$'],
    ['^\\@[\\w\\-]+\\:\\"\\#$', '^@[\\w\\-]+:"#$'],
    ['^[a\\-z\\_]\\-$', '^[a\\-z_]-$'],
    ['^\\\\\\_$', '^\\\\_$'],
    ['\\p{L}\\-', '\\p{L}-'],
  ])('%s', (written, expected) => {
    expect(unicodePattern(written)).toBe(expected);
    expect(() => new RegExp(expected, 'u')).not.toThrow();
  });

  it.each(['^a-z$', '\\p{L}+', '\\.\\/', '([', '\\c\\-', 'a{\\-'])('stays where nothing needs to change, or cannot: %s', (pattern) => {
    expect(unicodePattern(pattern)).toBe(pattern);
  });

  it('is rewritten as a keyword and as a name of patternProperties, and pointers lead back', () => {
    const answer = translate({ patternProperties: { '^\\_x': { pattern: '\\-' } } }, 'draft-07');
    if ('reason' in answer) throw new Error(answer.reason);
    expect(answer.schema).toEqual({ patternProperties: { '^_x': { pattern: '-' } } });
    expect(answer.origin('/patternProperties/^_x/pattern')).toBe('/patternProperties/^\\_x/pattern');
  });
});
