import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentText, docComment, markdownCode, markdownText } from './prose.ts';

describe('prose', () => {
  it('cannot end a comment or start a tag', () => {
    expect(commentText('a */ b\n@deprecated')).toBe('a *\\/ b \\@deprecated');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[*/ \n@a]*$/)), (text) => {
        const comment = docComment(text);
        expect(comment.indexOf('*/')).toBe(comment.length - 2);
        expect(comment).not.toMatch(/[\n\r\u2028\u2029]/);
      }),
    );
  });

  it('is no markup in Markdown', () => {
    expect(markdownText('<b> & `x` | [y](z) {q}')).toBe('&lt;b&gt; &amp; \\`x\\` \\| \\[y\\](z) \\{q\\}');
    expect(markdownText('1. no list')).toBe('\\1. no list');
    expect(markdownCode('a`b')).toBe('``a`b``');
  });
});
