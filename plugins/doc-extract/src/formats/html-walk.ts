import type { DefaultTreeAdapterTypes } from 'parse5';
import type { ReadingBuilder } from './block.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const skipped = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'object', 'iframe', 'textarea', 'select']);
const inline = new Set([
  'a',
  'abbr',
  'acronym',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'g-emoji',
  'i',
  'ins',
  'kbd',
  'label',
  'mark',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
  'picture',
  'source',
]);

/** Walks a parsed tree once: white space collapses, block elements end a paragraph, `pre` is kept as it is. */
export class HtmlWalk {
  title: string | undefined;
  readonly #builder: ReadingBuilder;
  #text = '';
  #preformatted = 0;
  #heading: number | undefined;
  readonly #openLinks: { readonly target: string; text: string }[] = [];

  constructor(builder: ReadingBuilder) {
    this.#builder = builder;
  }

  walk(root: Node): void {
    this.#visit(root);
    this.#flush();
  }

  #visit(node: Node): void {
    if ('value' in node) {
      this.#append(this.#preformatted > 0 ? node.value : node.value.replace(/[\t\n\f\r ]+/g, ' '));
    } else if ('tagName' in node) this.#element(node);
    else if ('childNodes' in node) this.#children(node);
  }

  #element(node: Element): void {
    const tag = node.tagName;
    if (tag === 'title') this.title ??= textOf(node);
    if (tag === 'title' || skipped.has(tag)) return;
    if (tag === 'br') this.#append('\n');
    else if (tag === 'img') this.#append(attribute(node, 'alt') ?? '');
    else if (tag === 'a') this.#link(node);
    else if (/^h[1-6]$/.test(tag)) this.#block(node, Number(tag.charAt(1)));
    else if (tag === 'td' || tag === 'th') this.#cell(node);
    else if (inline.has(tag)) this.#children(node);
    else this.#block(node, this.#heading);
  }

  #block(node: Element, heading: number | undefined): void {
    this.#flush();
    const outer = this.#heading;
    this.#heading = heading;
    const preformatted = node.tagName === 'pre' ? 1 : 0;
    this.#preformatted += preformatted;
    this.#children(node);
    this.#flush();
    this.#preformatted -= preformatted;
    this.#heading = outer;
  }

  /** Cells of a row stay on one line, apart by a tab. */
  #cell(node: Element): void {
    if (this.#text.trim() !== '') this.#append('\t');
    this.#children(node);
  }

  #link(node: Element): void {
    const target = attribute(node, 'href');
    if (target === undefined) {
      this.#children(node);
      return;
    }
    const link = { target, text: '' };
    this.#openLinks.push(link);
    this.#children(node);
    this.#openLinks.pop();
    this.#builder.link(link.target, link.text.trim());
  }

  #children(node: { readonly childNodes: readonly Node[] }): void {
    for (const child of node.childNodes) this.#visit(child);
  }

  #append(text: string): void {
    // A space behind white space says nothing, save in `pre`.
    const repeated = this.#preformatted === 0 && text.startsWith(' ') && (this.#text === '' || /\s/.test(this.#text.charAt(this.#text.length - 1)));
    this.#text += repeated ? text.slice(1) : text;
    for (const link of this.#openLinks) link.text += text;
  }

  #flush(): void {
    if (this.#heading === undefined) this.#builder.paragraph(this.#text);
    else this.#builder.heading(this.#heading, this.#text.replace(/\s+/g, ' '));
    this.#text = '';
  }
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value;
}

function textOf(node: Element): string | undefined {
  const text = node.childNodes
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}
