import { isDeepStrictEqual } from 'node:util';
import { isScalar, parseDocument } from 'yaml';
import { isYaml } from '../operator-files/read-file.ts';
import type { ConfigByPlugin } from './file.ts';
import { leavesOf, valueAt } from './leaf.ts';

/** The text of a configuration file that says something else: in YAML, what stays the same keeps its comments. */
export function rewriteFile(file: string, text: string, before: ConfigByPlugin, after: ConfigByPlugin): string {
  if (!isYaml(file)) return `${JSON.stringify(Object.fromEntries(after), undefined, 2)}\n`;
  const document = parseDocument(text);
  const [old, next] = [Object.fromEntries(before), Object.fromEntries(after)];
  for (const { path } of leavesOf(old)) if (valueAt(next, path) === undefined) document.deleteIn(path);
  for (const { path, value } of leavesOf(next)) if (!isDeepStrictEqual(valueAt(old, path), value)) setIn(document, path, value);
  return document.toString({ lineWidth: 0 });
}

/** Set a value; whatever is no map on the way to it gives way. */
function setIn(document: ReturnType<typeof parseDocument>, path: readonly string[], value: unknown): void {
  for (let length = 1; length < path.length; length += 1) {
    const inner: unknown = document.getIn(path.slice(0, length));
    if (typeof inner !== 'object' || inner === null) document.setIn(path.slice(0, length), document.createNode({}));
  }
  const node: unknown = document.getIn(path, true);
  // A comment behind a value belongs to its node.
  if (isScalar(node) && (typeof value !== 'object' || value === null)) node.value = value;
  else document.setIn(path, document.createNode(value));
}
