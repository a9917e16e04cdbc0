import type { Json } from '@plugwright/spec';
import type { JsonType } from '../value/json-type.ts';
import type { Atom } from './formula.ts';

/** Atoms that are told apart by a text; statements about members are too many for that. */
export type PlainAtom = Exclude<Atom, { readonly kind: 'member' }>;

/** "Is one of these values", which are of one type. */
export function among(on: Exclude<JsonType, 'null'>, values: ReadonlyMap<string, Json>): PlainAtom {
  const atom = { kind: 'in', values: [...values.values()], keys: new Set(values.keys()) } as const;
  switch (on) {
    case 'boolean':
      return { on, ...atom };
    case 'number':
      return { on, ...atom };
    case 'string':
      return { on, ...atom };
    case 'array':
      return { on, ...atom };
    case 'object':
      return { on, ...atom };
  }
}

/** A text that equal atoms share. */
export function atomKey(atom: PlainAtom): string {
  switch (atom.kind) {
    case 'in':
      return `${atom.on} in ${[...atom.keys].sort().join()}`;
    case 'above':
      return `${atom.exclusive ? '>' : '>='} ${atom.bound}`;
    case 'multiple':
      return `of ${atom.of}`;
    case 'length':
      return `${atom.on} length ${atom.least}`;
    case 'word':
      return `word ${atom.set.id}`;
    case 'item':
      return `item ${atom.index} ${atom.schema.id}`;
    case 'items':
      return `items ${atom.from} ${atom.schema.id}`;
    case 'contains':
      return `contains ${atom.schema.id} ${atom.least}`;
    case 'distinct':
      return 'distinct';
    case 'has':
      return `has ${atom.name}`;
    case 'size':
      return `size ${atom.least}`;
  }
}
