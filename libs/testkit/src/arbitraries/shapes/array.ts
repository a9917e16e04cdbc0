import fc from 'fast-check';
import { listAt, numberAt } from '../schema-node.ts';
import type { Shape } from './shape.ts';

const SPARE = 5;

/** Arrays: the prefix, then items within the bounds; unique ones where asked for. */
export const array: Shape = (node, inner) => {
  const prefix = listAt(node, 'prefixItems');
  const refusesMore = node['items'] === false || node['unevaluatedItems'] === false;
  const least = Math.max(numberAt(node, 'minItems') ?? 0, 'contains' in node ? (numberAt(node, 'minContains') ?? 1) : 0);
  const most = Math.min(numberAt(node, 'maxItems') ?? Number.POSITIVE_INFINITY, least + SPARE);
  const head = fc.tuple(...prefix.slice(0, most).map((schema) => inner.valuesOf(schema)));
  if (prefix.length > 0 && refusesMore) {
    return fc.tuple(head, fc.nat({ max: prefix.length })).map(([values, spare]) => values.slice(0, Math.max(least, values.length - spare)));
  }
  const minLength = Math.max(0, least - prefix.length);
  const maxLength = inner.minimal ? minLength : Math.max(minLength, most - prefix.length);
  if (maxLength === 0) return head;
  const items = inner.valuesOf(node['items'] ?? true);
  const item = 'contains' in node ? fc.oneof(items, inner.valuesOf({ allOf: [node['items'] ?? true, node['contains']] })) : items;
  const tail =
    node['uniqueItems'] === true
      ? fc.uniqueArray(item, { minLength, maxLength, selector: (value) => JSON.stringify(value) })
      : fc.array(item, { minLength, maxLength });
  return fc.tuple(head, tail).map(([first, rest]) => [...first, ...rest]);
};
