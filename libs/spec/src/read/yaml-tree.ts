import type { Span } from '@plugwright/diagnostics';
import type { Document, Node, Pair, YAMLError } from 'yaml';
import { tokensOf } from '../json/pointer.ts';
import { LineIndex } from './line-index.ts';
import { yamlLibrary } from './yaml-library.ts';

/** A YAML text as a tree with positions: the slow and exact way to read. */
export class YamlTree {
  readonly document: Document.Parsed;
  readonly #file: string;
  readonly #lines: LineIndex;

  /** @throws RangeError where the text is nested so deeply that the parser runs out of stack. */
  constructor(file: string, text: string) {
    this.#file = file;
    this.#lines = new LineIndex(text);
    // A stack trace for each of a hostile file's half a million problems takes most of the time.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      // Its own check for duplicate keys takes quadratic time; `plainValue` looks for them instead.
      this.document = yamlLibrary().parseDocument(text, {
        version: '1.2',
        schema: 'core',
        merge: false,
        uniqueKeys: false,
        strict: true,
        prettyErrors: false,
        logLevel: 'error',
        keepSourceTokens: false,
      });
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  /** What the parser objects to, in order. Warnings count: they are things it did not understand. */
  get problems(): readonly YAMLError[] {
    return [...this.document.errors, ...this.document.warnings];
  }

  span(start: number, end: number): Span {
    return this.#lines.spanOf(this.#file, start, end);
  }

  /** The span of a node; the start of the file where the parser gave it none. */
  spanOfNode(node: unknown): Span {
    const range = (node as Partial<Node> | null | undefined)?.range;
    return range ? this.span(range[0], range[1]) : this.span(0, 0);
  }

  /** The span of the value at a pointer, or of its nearest ancestor. */
  valueSpan(pointer: string): Span {
    const { node, pair } = this.#find(pointer);
    // An empty value (`key:`) has an empty range behind the colon; the key says more.
    if (yamlLibrary().isScalar(node) && node.source === '' && pair !== undefined) return this.spanOfNode(pair.key);
    return this.spanOfNode(node);
  }

  /** The span of the key at a pointer; of the value where it is an item or the whole document. */
  keySpan(pointer: string): Span {
    const { node, pair } = this.#find(pointer);
    return pair === undefined ? this.spanOfNode(node) : this.spanOfNode(pair.key);
  }

  /** The node at a pointer or its nearest ancestor, and the pair it is the value of. */
  #find(pointer: string): { node: unknown; pair: Pair | undefined } {
    const { isAlias, isMap, isPair, isScalar, isSeq } = yamlLibrary();
    let node: unknown = this.document.contents;
    let pair: Pair | undefined;
    for (const token of tokensOf(pointer)) {
      if (isAlias(node)) node = node.resolve(this.document);
      if (isMap(node)) {
        const found = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === token);
        if (found === undefined) break;
        pair = found;
        node = found.value ?? found.key;
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(token)];
        if (item === undefined) break;
        pair = undefined;
        node = item;
      } else break;
    }
    return { node, pair };
  }
}
