/**
 * The canonical form of a JSON value by RFC 8785: no white space, members sorted by UTF-16 code units, numbers and text as
 * ECMAScript writes them.
 * @throws TypeError for what is not plain JSON: undefined, functions, symbols, bigints, NaN and infinities, lone
 * surrogates, holes in arrays, class instances such as Map and Date, and values that contain themselves.
 */
export function canonicalJson(value: unknown): string {
  return write(value, [], '');
}

function refuse(what: string, pointer: string): never {
  throw new TypeError(`not plain JSON at "${pointer}": ${what}`);
}

function writeText(text: string, pointer: string): string {
  return text.isWellFormed() ? JSON.stringify(text) : refuse('text with a lone surrogate', pointer);
}

function write(value: unknown, above: readonly object[], pointer: string): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, pointer);
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : refuse(String(value), pointer);
    case 'boolean':
      return String(value);
    case 'object':
      break;
    default:
      return refuse(typeof value, pointer);
  }
  if (value === null) return 'null';
  if (above.includes(value)) refuse('a value that contains itself', pointer);
  const inner = [...above, value];
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item: unknown, index) => write(item, inner, `${pointer}/${index}`)).join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse('an instance of a class', pointer);
  if (Object.getOwnPropertySymbols(value).length > 0) refuse('a member named by a symbol', pointer);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${writeText(name, pointer)}:${write(member, inner, `${pointer}/${name}`)}`).join(',')}}`;
}
