import { describe, expect, it } from 'vitest';
import { SourceLimit } from '../src/formats/limits.ts';
import { readMarkdown } from '../src/formats/markdown.ts';
import { splitPassages } from '../src/formats/passages.ts';

const filler = 'Words of a paragraph that goes on for a while.\n\n'.repeat(200);

describe('splitPassages', () => {
  it('loses nothing and cuts long sources', () => {
    const source = `# One\n\n${filler}# Two\n\n${filler}${'- item\n'.repeat(4000)}`;
    const { passages } = splitPassages(source);
    expect(passages.join('')).toBe(source);
    expect(passages.length).toBeGreaterThan(3);
    expect(Math.max(...passages.map((passage) => passage.length))).toBeLessThan(10_000);
  });

  it.each([
    ['a fence', '~~~~\n', '~~~\n\n~~~~\n'],
    ['a comment', '<!--\n', '-->\n'],
    ['a script', '<script>\n', '</script>\n'],
  ])('never cuts within %s', (_, open, close) => {
    const { passages } = splitPassages(`${open}${filler}${filler}${close}`);
    expect(passages).toHaveLength(1);
  });

  it('resolves references to definitions of another passage', () => {
    const { links, blocks } = readMarkdown(`# Top\n\nA [word][Far  Away].\n\n${filler}${filler}[far away]: https://far.example\n`);
    expect(links).toEqual([{ target: 'https://far.example', text: 'word' }]);
    expect(blocks).toHaveLength(402);
  });
});

describe('a hostile source', () => {
  it.each([
    ['quotes', '>'.repeat(20_000)],
    ['lists', `${'- '.repeat(5000)}a`],
    ['closing brackets', ']'.repeat(1_000_000)],
    ['comments', 'a <!-- '.repeat(100_000)],
    ['emphasis', `${'*a '.repeat(2000)}${'b* '.repeat(2000)}`],
    ['underlines', 'a\n=\n'.repeat(200_000)],
  ])('of nested or open %s is refused by its limit', (_, source) => {
    expect(() => readMarkdown(source)).toThrow(SourceLimit);
  });

  it('may draw a long line across the page', () => {
    expect(readMarkdown(`a\n\n${'* '.repeat(300)}\n\nb`).blocks.map(({ text }) => text)).toEqual(['a', 'b']);
  });
});
