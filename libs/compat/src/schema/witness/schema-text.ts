import type { Schema } from '@plugwright/spec';

const texts = new WeakMap<object, string>();

/** A schema as text, by which validators remember what they compiled. @throws RangeError where it is nested too deeply */
export function schemaText(schema: Exclude<Schema, boolean>): string {
  const text = texts.get(schema) ?? JSON.stringify(schema);
  texts.set(schema, text);
  return text;
}
