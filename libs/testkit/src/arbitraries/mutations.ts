import { fromEntries, isNode } from './schema-node.ts';

/** A value made wrong in one place; `undefined` where the mutation does not apply to such a value. */
export type Mutation = (value: unknown, pick: number) => unknown;

const others: readonly unknown[] = [null, true, 0, -1, 0.5, 1e12, -1e12, '', 'x', '\u0000', 'x'.repeat(300), [], [null], {}, { unknown: 1 }];
const pickOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

/** The mutations of a single place. */
export const mutations: Readonly<Record<string, Mutation>> = {
  replace: (_, pick) => pickOf(others, pick),
  forget: (value, pick) => {
    if (!isNode(value)) return undefined;
    const lost = pickOf(Object.keys(value), pick);
    return lost === undefined ? undefined : fromEntries(Object.entries(value).filter(([name]) => name !== lost));
  },
  intrude: (value) => (isNode(value) ? { ...value, unknownMember: 1 } : undefined),
  repeat: (value) => (Array.isArray(value) && value.length > 0 ? [...(value as unknown[]), value[0] as unknown] : undefined),
  flood: (value, pick) =>
    Array.isArray(value) ? [...(value as unknown[]), ...Array.from({ length: (pick % 40) + 1 }, () => (value[0] as unknown) ?? null)] : undefined,
  empty: (value) => (Array.isArray(value) ? [] : typeof value === 'string' ? '' : undefined),
  stretch: (value, pick) =>
    typeof value === 'string' ? value + 'x'.repeat(2 ** (pick % 12)) : typeof value === 'number' ? value + 10 ** (pick % 15) : undefined,
  shrink: (value, pick) => (typeof value === 'number' ? value - 10 ** (pick % 15) : undefined),
  split: (value) => (typeof value === 'number' ? value + 0.5 : undefined),
};

/** The places in a value, as lists of keys; the value itself first. */
export function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inside = Array.isArray(value) || isNode(value) ? Object.entries(value).flatMap(([key, member]) => placesOf(member, [...path, key])) : [];
  return [path, ...inside];
}

/** A copy of a value with another one in a place. */
export function withAt(value: unknown, path: readonly string[], change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? withAt(item, rest, change) : item));
  return isNode(value) ? fromEntries(Object.entries(value).map(([name, member]) => [name, name === key ? withAt(member, rest, change) : member])) : value;
}
