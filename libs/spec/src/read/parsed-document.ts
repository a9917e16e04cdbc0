import type { Span } from '@plugwright/diagnostics';
import type { JsonObject } from '../model/schema.ts';
import { YamlTree } from './yaml-tree.ts';

/** A document that was read: its value, and the place of everything in it. */
export interface ParsedDocument {
  /** Workspace-relative path with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly value: JsonObject;
  /** The span of the value at a pointer, or of its nearest ancestor. */
  spanOf(pointer: string): Span;
  /** The span of the key at a pointer; where there is no key, that of the value. */
  keySpanOf(pointer: string): Span;
}

/** Make one; the tree with positions is built when the first position is asked for. */
export function parsedDocument(file: string, text: string, value: JsonObject, known?: YamlTree): ParsedDocument {
  let tree = known;
  const positions = (): YamlTree => (tree ??= new YamlTree(file, text));
  return {
    file,
    text,
    value,
    spanOf: (pointer) => positions().valueSpan(pointer),
    keySpanOf: (pointer) => positions().keySpan(pointer),
  };
}
