import { isMap, isNode, isScalar, parse, parseDocument, stringify, type Document, type Node, type YAMLMap } from 'yaml';

/** Compare by value: what an edit may change is what it was asked to. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Set a member on a copy of plain data, or leave it out where it is undefined; absent objects on the way are made. */
function withMember(value: unknown, path: readonly string[], member: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return member;
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  const changed = withMember(Object.hasOwn(object, key) ? object[key] : undefined, rest, member);
  const others = Object.entries(object).filter(([name]) => name !== key);
  return Object.fromEntries(changed === undefined ? others : [...others, [key, changed]]);
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sortedKeys(member)]),
  );
}

/** The edited text if it says exactly what was wanted, else the document printed anew, comments kept. */
function checked(before: string, edited: string | undefined, path: readonly string[], member: unknown): string {
  const wanted = sortedKeys(withMember(parse(before), path, member));
  if (edited !== undefined && says(edited, wanted)) return edited;
  const document = parseDocument(before);
  if (member === undefined) document.deleteIn(path);
  else document.setIn(path, document.createNode(member));
  return document.toString({ lineWidth: 0 });
}

function says(text: string, wanted: unknown): boolean {
  try {
    return same(sortedKeys(parse(text)), wanted);
  } catch {
    return false;
  }
}

const plain = /^[\^~]?[A-Za-z0-9][\w.-]*(?: \|\| [\^~]?[\w.-]+)*$/;

function scalarText(value: string, quote: string): string {
  if (quote === '"') return JSON.stringify(value);
  return quote === "'" || !plain.test(value) ? `'${value.replaceAll("'", "''")}'` : value;
}

/**
 * Replace one text in a YAML document; every other byte stays. Where the place is written in an unusual way, the
 * document is printed anew with its comments.
 */
export function setText(text: string, path: readonly string[], value: string): string {
  const node = parseDocument(text).getIn(path, true);
  if (!isScalar(node) || node.range === undefined || node.range === null) return checked(text, undefined, path, value);
  const [start, end] = node.range;
  const first = text.charAt(start);
  const edited = text.slice(0, start) + scalarText(value, first === '"' || first === "'" ? first : '') + text.slice(end);
  return checked(text, edited, path, value);
}

function blockMap(document: Document, path: readonly string[]): YAMLMap<Node, Node> | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isMap(node) && node.flow !== true && node.items.length > 0 ? (node as YAMLMap<Node, Node>) : undefined;
}

function firstKey(map: YAMLMap<Node, Node>): number | undefined {
  const [pair] = map.items;
  return pair?.key.range?.[0];
}

function indented(snippet: string, column: number): string {
  return snippet
    .split('\n')
    .map((line) => (line === '' ? line : `${' '.repeat(column)}${line}`))
    .join('\n');
}

/**
 * Add a member to a mapping of a YAML document, before the members it has (at the top level: behind them); every other
 * byte stays.
 */
export function addMember(text: string, path: readonly string[], member: unknown): string {
  const parent = path.slice(0, -1);
  const key = path.at(-1) ?? '';
  const snippet = stringify({ [key]: member }, { lineWidth: 0 });
  if (parent.length === 0) {
    const ended = text.endsWith('\n') ? text : `${text}\n`;
    return checked(text, `${ended}${snippet}`, path, member);
  }
  const map = blockMap(parseDocument(text), parent);
  const start = map === undefined ? undefined : firstKey(map);
  if (start === undefined) return checked(text, undefined, path, member);
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return checked(text, text.slice(0, line) + indented(snippet, start - line) + text.slice(line), path, member);
}

/** Take a member out of a mapping of a YAML document, with what stands on its lines; every other byte stays. */
export function removeMember(text: string, path: readonly string[]): string {
  const document = parseDocument(text);
  const pair = blockMap(document, path.slice(0, -1))?.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1));
  const [start, end] = [pair?.key.range?.[0], isNode(pair?.value) ? pair.value.range?.[1] : undefined];
  if (start === undefined || end === undefined) return checked(text, undefined, path, undefined);
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const last = text.charAt(end - 1) === '\n' ? end : text.indexOf('\n', end) + 1;
  return checked(text, text.slice(0, first) + text.slice(last === 0 ? text.length : last), path, undefined);
}
