import { describe, expect, it } from 'vitest';
import { readExcerpt } from './excerpt.ts';

describe('readExcerpt', () => {
  it('marks the words and shows markup as text', () => {
    expect(readExcerpt('a &lt;b&gt; <mark>term</mark> &amp;lt; <img src=x>')).toEqual([
      { text: 'a <b> ', marked: false },
      { text: 'term', marked: true },
      { text: ' &lt; <img src=x>', marked: false },
    ]);
  });
});
