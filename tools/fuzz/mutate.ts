import type { Chance } from '../chaos/random.ts';
import { hostileValue } from './hostile.ts';

type Container = Record<string, unknown> | unknown[];

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** More places need not be known to choose one. */
const MAX_PLACES = 5_000;

/** The places of a value at which something stands, as the container and the key; without recursion, as a change before may have nested it deeply. */
function places(value: unknown): (readonly [Container, string])[] {
  const found: (readonly [Container, string])[] = [];
  const open = [value];
  for (let next = open.pop(); next !== undefined && found.length < MAX_PLACES; next = open.pop()) {
    if (!isContainer(next)) continue;
    for (const key of Object.keys(next)) {
      found.push([next, key]);
      open.push((next as Record<string, unknown>)[key]);
    }
  }
  return found;
}

function set(container: Container, key: string, value: unknown): void {
  // A plain assignment to `__proto__` would set what the serializer does not write.
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}

const inValue: readonly ((document: unknown, chance: Chance) => void)[] = [
  (document, chance) => {
    const [container, key] = chance.pick(places(document));
    set(container, key, hostileValue(chance));
  },
  (document, chance) => {
    const [container, key] = chance.pick(places(document));
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else Reflect.deleteProperty(container, key);
  },
  (document, chance) => {
    const [container] = chance.pick(places(document));
    if (Array.isArray(container)) container.push(hostileValue(chance));
    else set(container, chance.pick(['__proto__', 'constructor', 'extra', '$ref', 'x'.repeat(1_000)]), hostileValue(chance));
  },
  (document, chance) => {
    const all = places(document);
    const [[to, key], [from, other]] = [chance.pick(all), chance.pick(all)];
    set(to, key, structuredClone((from as Record<string, unknown>)[other]));
  },
];

const inText: readonly ((text: string, chance: Chance) => string)[] = [
  (text, chance) => text.slice(0, chance.below(text.length)),
  (text, chance) => {
    const at = chance.below(text.length);
    return `${text.slice(0, at)}${chance.pick(['"', '{', '}', '[', ',', '\\', '\u0000', '\ufeff', 'NaN', '1e999', '\ud800', '//'])}${text.slice(at + chance.below(3))}`;
  },
  (text, chance) => `${'['.repeat(chance.pick([10, 1_000, 200_000]))}${text}`,
  (text) => `${text}${text}`,
  (text) => text.replace('{', '{"id":"first","id":"second",'),
  () => '',
];

/** One broken manifest, made from a good one. */
export function mutated(good: string, chance: Chance): string {
  if (chance.below(5) === 0) return chance.pick(inText)(good, chance);
  const document: unknown = JSON.parse(good);
  for (let changes = 1 + chance.below(3); changes > 0 && places(document).length > 0; changes -= 1) chance.pick(inValue)(document, chance);
  return JSON.stringify(document);
}
