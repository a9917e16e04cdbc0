import { toString } from 'mdast-util-to-string';
import type { ReadingBuilder } from './block.ts';
import { readHtmlFragment } from './html.ts';
import { maxNesting, nestingLimit } from './limits.ts';
import type { Node, Parent, Root } from './tree.ts';

const plain = { includeHtml: false, includeImageAlt: true };

/** Walks a Markdown tree in the order of the source. */
export class MarkdownWalk {
  readonly #builder: ReadingBuilder;
  readonly #root: Root;
  /** Where the text of the passage ends; definitions of other passages stand behind it. */
  readonly #end: number;
  /** Addresses of reference links, by normalised label. */
  readonly #definitions = new Map<string, string>();

  constructor(builder: ReadingBuilder, root: Root, end: number) {
    this.#builder = builder;
    this.#root = root;
    this.#end = end;
  }

  walk(): void {
    this.#prepare(this.#root, 0);
    for (const child of this.#root.children) if ((child.position?.start.offset ?? 0) < this.#end) this.#visit(child);
  }

  /** Collect definitions (they may stand behind their use), make line breaks visible, refuse what nests too deep. */
  #prepare(node: Node, depth: number): void {
    if (depth > maxNesting) throw nestingLimit();
    if (node.type === 'definition' && !this.#definitions.has(node.identifier)) this.#definitions.set(node.identifier, node.url);
    if (node.type === 'text') node.value = oneLine(node.value);
    if (!('children' in node)) return;
    node.children.forEach((child, at) => {
      if (child.type === 'break') (node.children as Node[])[at] = { type: 'text', value: '\n' };
      else this.#prepare(child, depth + 1);
    });
  }

  #visit(node: Node): void {
    switch (node.type) {
      case 'heading':
        this.#builder.heading(node.depth, toString(node, plain).replaceAll('\n', ' '));
        this.#links(node);
        break;
      case 'paragraph':
        this.#builder.paragraph(toString(node, plain));
        this.#links(node);
        break;
      case 'code':
        this.#builder.paragraph(node.value);
        break;
      case 'html':
        readHtmlFragment(node.value, this.#builder);
        break;
      case 'table':
        this.#builder.paragraph(node.children.map((row) => row.children.map((cell) => toString(cell, plain)).join('\t')).join('\n'));
        this.#links(node);
        break;
      default:
        if ('children' in node) for (const child of node.children) this.#visit(child);
    }
  }

  #links(node: Parent): void {
    node.children.forEach((child, at) => {
      if (child.type === 'link') this.#builder.link(child.url, toString(child, plain));
      else if (child.type === 'linkReference') this.#builder.link(this.#definitions.get(child.identifier) ?? '', toString(child, plain));
      else if (child.type === 'html') this.#inlineAnchor(node, at, child.value);
      if ('children' in child) this.#links(child);
    });
  }

  /** `<a href>` between words is one node for the start tag, then Markdown, then one for the end tag. */
  #inlineAnchor(parent: Parent, at: number, tag: string): void {
    const href = /^<a\s[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    if (href === null) return;
    const following = parent.children.slice(at + 1);
    const end = following.findIndex((node) => node.type === 'html' && /^<\/a\s*>/i.test(node.value));
    const within = end === -1 ? [] : following.slice(0, end);
    this.#builder.link(href[1] ?? href[2] ?? '', within.map((node) => toString(node, plain)).join(''));
  }
}

/** A break between source lines is a space to a reader. */
function oneLine(text: string): string {
  const lines = text.split('\n');
  return lines.map((line, at) => (at === lines.length - 1 ? line : line.trimEnd())).join(' ');
}
