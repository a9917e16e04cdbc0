import { jsonTypes, type JsonType } from '../value/json-type.ts';

const bits: Readonly<Record<JsonType, number>> = { null: 1, boolean: 2, number: 4, string: 8, array: 16, object: 32 };

/** The mask of every type. */
export const allTypes = 63;

/** A set of types as bits. */
export function maskOf(...types: readonly JsonType[]): number {
  let mask = 0;
  for (const type of types) mask |= bits[type];
  return mask;
}

/** Whether the mask holds the type. */
export function maskHas(mask: number, type: JsonType): boolean {
  return (mask & bits[type]) !== 0;
}

/** The types of a mask, simple ones first. */
export function typesIn(mask: number): readonly JsonType[] {
  return jsonTypes.filter((type) => maskHas(mask, type));
}
