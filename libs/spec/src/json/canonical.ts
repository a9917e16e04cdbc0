/**
 * The canonical form of a JSON value by RFC 8785: no white space, members sorted by UTF-16 code units, numbers and text as
 * ECMAScript writes them.
 * @throws TypeError for what is not plain JSON: undefined, functions, symbols, bigints, NaN and infinities, lone
 * surrogates, holes in arrays, class instances such as Map and Date, and values that contain themselves.
 */
export function canonicalJson(value: unknown): string {
  return write(value, { objects: [], names: [] });
}

/** The way to the value at hand: its place is only put together for a refusal. */
interface Way {
  readonly objects: object[];
  readonly names: (string | number)[];
}

function refuse(what: string, { names }: Way): never {
  throw new TypeError(`not plain JSON at "${names.map((name) => `/${name}`).join('')}": ${what}`);
}

function writeText(text: string, way: Way): string {
  return text.isWellFormed() ? JSON.stringify(text) : refuse('text with a lone surrogate', way);
}

function write(value: unknown, way: Way): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, way);
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : refuse(String(value), way);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      return refuse(typeof value, way);
  }
  if (value === null) return 'null';
  if (way.objects.includes(value)) refuse('a value that contains itself', way);
  way.objects.push(value);
  const text = Array.isArray(value) ? writeItems(value, way) : writeMembers(value, way);
  way.objects.pop();
  return text;
}

function writeItems(items: readonly unknown[], way: Way): string {
  let text = '';
  // By index, because a hole must not be passed over.
  for (let index = 0; index < items.length; index += 1) {
    way.names.push(index);
    text += `${index === 0 ? '' : ','}${write(items[index], way)}`;
    way.names.pop();
  }
  return `[${text}]`;
}

function writeMembers(value: object, way: Way): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse('an instance of a class', way);
  if (Object.getOwnPropertySymbols(value).length > 0) refuse('a member named by a symbol', way);
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(members).sort()) {
    if (text !== '') text += ',';
    text += `${writeText(name, way)}:`;
    way.names.push(name);
    text += write(members[name], way);
    way.names.pop();
  }
  return `{${text}}`;
}
