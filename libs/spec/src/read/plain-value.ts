import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { below } from '../json/pointer.ts';
import type { Json } from '../model/schema.ts';
import { isForbiddenKey } from './forbidden-keys.ts';
import { limits } from './limits.ts';
import { yamlLibrary } from './yaml-library.ts';
import type { YamlTree } from './yaml-tree.ts';

/** Thrown to leave a tree that is too large or too deep; never leaves this file. */
class Refused extends Error {}

/** How a scalar is shown that JSON has no place for: an infinity, not-a-number, half of a surrogate pair. */
function outsideJson(value: unknown, source: string | undefined): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return source ?? String(value);
  return typeof value === 'string' && !value.isWellFormed() ? JSON.stringify(value) : undefined;
}

/**
 * The JSON value of a YAML tree. Counts what aliases expand to and stops at the limit, so an exploding document costs
 * no more than the limit.
 */
export function plainValue(tree: YamlTree): { readonly value: Json | undefined; readonly diagnostics: Diagnostic[] } {
  const { isAlias, isMap, isScalar, isSeq } = yamlLibrary();
  const diagnostics: Diagnostic[] = [];
  let aliased = 0;

  function convert(node: unknown, pointer: string, depth: number, throughAlias: boolean): Json {
    if (depth > limits.depth) {
      diagnostics.push(diagnose('spec/too-deep', { limit: limits.depth }, { span: tree.spanOfNode(node), pointer }));
      throw new Refused();
    }
    if (throughAlias && ++aliased > limits.aliasedNodes) {
      diagnostics.push(diagnose('spec/alias-explosion', { limit: limits.aliasedNodes }, { span: tree.valueSpan(pointer), pointer }));
      throw new Refused();
    }
    if (isAlias(node)) {
      const target = node.resolve(tree.document);
      if (target !== undefined) return convert(target, pointer, depth + 1, true);
      diagnostics.push(
        diagnose('spec/yaml-syntax', { reason: `there is no anchor "${node.source}" before this alias` }, { span: tree.spanOfNode(node), pointer }),
      );
      return null;
    }
    if (isSeq(node)) return node.items.map((item, index) => convert(item, below(pointer, index), depth + 1, throughAlias));
    if (isMap(node)) {
      const object: Record<string, Json> = {};
      const seen = new Set<string>();
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? pair.key.value : undefined;
        if (typeof key !== 'string') {
          const shown = isScalar(pair.key) ? (pair.key.source ?? JSON.stringify(key)) : 'of this entry';
          diagnostics.push(diagnose('spec/key-not-text', { key: shown }, { span: tree.spanOfNode(pair.key), pointer }));
        } else if (!key.isWellFormed()) {
          diagnostics.push(diagnose('spec/not-json', { value: JSON.stringify(key) }, { span: tree.spanOfNode(pair.key), pointer }));
        } else if (isForbiddenKey(key)) {
          diagnostics.push(diagnose('spec/forbidden-key', { key }, { span: tree.spanOfNode(pair.key), pointer: below(pointer, key) }));
        } else if (seen.has(key)) {
          diagnostics.push(
            diagnose(
              'spec/duplicate-key',
              { key },
              {
                span: tree.spanOfNode(pair.key),
                pointer: below(pointer, key),
                related: [{ message: 'it stands here first', span: tree.keySpan(below(pointer, key)) }],
              },
            ),
          );
        } else {
          seen.add(key);
          object[key] = convert(pair.value, below(pointer, key), depth + 1, throughAlias);
        }
      }
      return object;
    }
    if (!isScalar(node)) return null;
    const { value } = node;
    const outside = outsideJson(value, node.source);
    if (outside !== undefined) {
      diagnostics.push(diagnose('spec/not-json', { value: outside }, { span: tree.spanOfNode(node), pointer }));
      return null;
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  }

  try {
    return { value: convert(tree.document.contents, '', 0, false), diagnostics };
  } catch (error) {
    if (error instanceof Refused || error instanceof RangeError) {
      if (!(error instanceof Refused)) diagnostics.push(diagnose('spec/too-deep', { limit: limits.depth }, { span: tree.span(0, 0), pointer: '' }));
      return { value: undefined, diagnostics };
    }
    throw error;
  }
}
