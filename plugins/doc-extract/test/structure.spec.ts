import { describe, expect, it } from 'vitest';
import { structure } from '../src/formats/structure.ts';

describe('Markdown', () => {
  it('takes the title from the front matter before any heading', () => {
    const document = structure('a.md', '---\ntitle: "From the front"\n---\n\n# Heading\n', 'markdown');
    expect(document.title).toBe('From the front');
    expect(document.text).toBe('Heading');
  });

  it('names a document without headings after its file', () => {
    expect(structure('docs/notes.v2.md', 'Only words.', 'markdown').title).toBe('notes.v2');
  });

  it('reads embedded HTML, headings and links of it included', () => {
    const document = structure(
      'a.md',
      '<h1 align="center">Big <b>name</b></h1>\n<p><a href="https://example.org"><img alt="logo" src="x"></a></p>\n\nWords <!-- no --> here.\n',
      'markdown',
    );
    expect(document.sections).toEqual([{ level: 1, heading: 'Big name', text: 'logo\n\nWords  here.' }]);
    expect(document.links).toEqual([{ target: 'https://example.org', text: 'logo' }]);
  });

  it('resolves reference links, bare addresses and anchors between words', () => {
    const { links } = structure('a.md', 'See [one][ref], https://two.example and <a href="three">the *third*</a>.\n\n[ref]: https://one.example\n', 'markdown');
    expect(links).toEqual([
      { target: 'https://one.example', text: 'one' },
      { target: 'https://two.example', text: 'https://two.example' },
      { target: 'three', text: 'the third' },
    ]);
  });

  it('keeps tables, code and line breaks readable', () => {
    const { text } = structure('a.md', '| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet x;\n\ny();\n```\n\nfirst  \nsecond\nthird\n', 'markdown');
    expect(text).toBe('a\tb\n1\t2\n\nlet x;\n\ny();\n\nfirst\nsecond third');
  });
});

describe('HTML', () => {
  it('collapses white space, keeps pre, and skips what no reader sees', () => {
    const document = structure('a.html', '<style>p{}</style><p>a\n   b <i>c</i></p><pre>x\n  y</pre><ul><li>one<li>two</ul><noscript>no</noscript>', 'html');
    expect(document.text).toBe('a b c\n\nx\n  y\n\none\n\ntwo');
  });

  it('puts the cells of a row on one line', () => {
    expect(structure('a', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'html').text).toBe('a\tb\n\nc');
  });
});

describe('text', () => {
  it('takes a short first line as the title, blank lines as breaks and addresses as links', () => {
    const document = structure('a.txt', '\uFEFFNotes\r\nmore\r\n\r\nSee https://example.org/a.\r\n', 'text');
    expect(document).toMatchObject({
      title: 'Notes',
      text: 'Notes\nmore\n\nSee https://example.org/a.',
      links: [{ target: 'https://example.org/a', text: 'https://example.org/a' }],
    });
  });

  it('yields an empty document for an empty source', () => {
    expect(structure('a/b.txt', '', 'text')).toEqual({ id: 'a/b.txt', format: 'text', title: 'b', text: '', sections: [], links: [] });
  });
});
