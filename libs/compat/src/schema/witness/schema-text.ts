import type { Schema } from '@plugwright/spec';

const texts = new WeakMap<object, string>();

/** A schema as text, by which what was made of it is remembered. @throws RangeError where it is nested too deeply */
export function schemaText(schema: Schema): string {
  if (typeof schema === 'boolean') return String(schema);
  const text = texts.get(schema) ?? JSON.stringify(schema);
  texts.set(schema, text);
  return text;
}
