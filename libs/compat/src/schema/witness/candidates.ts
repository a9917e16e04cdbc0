import type { Json, JsonObject } from '@plugwright/spec';

/** How complex a value is; every candidate is simpler than what it replaces, so shrinking ends. */
export function complexity(value: Json): number {
  switch (typeof value) {
    case 'boolean':
      return value ? 2 : 1;
    case 'number':
      return 3 + numberCost(value);
    case 'string':
      return 6 + stringCost(value);
    default:
      break;
  }
  if (value === null) return 0;
  if (Array.isArray(value)) return (value as readonly Json[]).reduce<number>((sum, item) => sum + 20 + complexity(item), 10);
  return Object.entries(value).reduce((sum, [key, item]) => sum + 20 + stringCost(key) + complexity(item), 10);
}

/** Digits first, then size; 0 and 1 are plain. */
function numberCost(value: number): number {
  const size = Math.abs(value);
  if (size === 0) return 0;
  const { length } = String(size);
  return length * 2 + size / 10 ** Math.min(length, 300) + (value < 0 ? 0.5 : 0);
}

function stringCost(value: string): number {
  let cost = 0;
  for (const character of value) cost += 4 + characterCost(character);
  return cost;
}

function characterCost(character: string): number {
  if (character === 'a' || character === '0') return 0;
  if (/[a-z0-9]/.test(character)) return 1;
  return character < '\u0080' && character > ' ' ? 2 : 3;
}

/** Simpler values to try in place of this one itself (not of its parts), the boldest first. */
export function simplerValues(value: Json): Json[] {
  const cost = complexity(value);
  return [...plain.filter((_, index) => (plainCosts[index] ?? 0) < cost), ...ofKind(value).filter((candidate) => complexity(candidate) < cost)];
}

const plain: readonly Json[] = [null, false, true, 0, 1, '', {}, []];
const plainCosts = plain.map(complexity);

function ofKind(value: Json): Json[] {
  if (typeof value === 'number') return simplerNumbers(value);
  if (typeof value === 'string') return simplerStrings(value);
  if (Array.isArray(value)) return shorterArrays(value as readonly Json[]);
  if (typeof value === 'object' && value !== null) return smallerObjects(value as JsonObject);
  return [];
}

function simplerNumbers(value: number): number[] {
  const whole = Math.trunc(value);
  const found = [-1, whole, Math.round(value), Math.abs(value), 0.5, Number(value.toPrecision(1)), Number(value.toPrecision(2))];
  // Ever smaller steps towards zero, which ends at a bound.
  for (let step = Math.abs(whole) / 2; step >= 1; step /= 2) found.push(whole - Math.sign(whole) * Math.floor(step));
  return found.map((number) => (number === 0 ? 0 : number));
}

function simplerStrings(value: string): string[] {
  const characters = Array.from(value);
  const found = ['a', '0', characters.slice(0, characters.length >> 1).join(''), characters.slice(characters.length >> 1).join('')];
  if (characters.length <= 64) {
    characters.forEach((_, index) => found.push([...characters.slice(0, index), ...characters.slice(index + 1)].join('')));
    for (const plainer of ['a', '0']) {
      characters.forEach((_, index) => found.push([...characters.slice(0, index), plainer, ...characters.slice(index + 1)].join('')));
    }
  } else {
    found.push(characters.slice(1).join(''), characters.slice(0, -1).join(''), 'a'.repeat(characters.length));
  }
  return found;
}

function shorterArrays(items: readonly Json[]): Json[] {
  const half = items.length >> 1;
  const found: Json[] = items.length > 2 ? [items.slice(0, half), items.slice(half)] : [];
  for (let index = items.length - 1; index >= 0; index -= 1) found.push([...items.slice(0, index), ...items.slice(index + 1)]);
  return found;
}

function smallerObjects(value: JsonObject): Json[] {
  const entries = Object.entries<Json>(value);
  const half = entries.length >> 1;
  const found = entries.length > 2 ? [entries.slice(0, half), entries.slice(half)] : [];
  for (let index = entries.length - 1; index >= 0; index -= 1) found.push([...entries.slice(0, index), ...entries.slice(index + 1)]);
  return found.map(fromEntries);
}

/** As `Object.fromEntries`, which takes several times as long: `__proto__` stays a member. */
export function fromEntries(entries: readonly (readonly [string, Json])[]): JsonObject {
  const members: Record<string, Json> = {};
  for (const [name, value] of entries) {
    if (name === '__proto__') Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
    else members[name] = value;
  }
  return members;
}
