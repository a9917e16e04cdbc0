import type { Schema } from '@plugwright/spec';

/** The three answers. */
export type Verdict = 'compatible' | 'breaking' | 'unknown';

/** A question that means harm or makes no sense, with the answers that are right. */
export interface BadInput {
  readonly name: string;
  readonly old: Schema;
  readonly new: Schema;
  /** `unknown` is right only where it stands here. */
  readonly verdicts: readonly Verdict[];
}

/** A family of questions. */
export type BadInputs = () => readonly BadInput[];

/** Repeats a wrapping. */
export function nested(levels: number, innermost: Schema, wrap: (inner: Schema, level: number) => Schema): Schema {
  let schema = innermost;
  for (let level = 0; level < levels; level += 1) schema = wrap(schema, level);
  return schema;
}

/** Named definitions, each made from the one before. */
export function chain(links: number, first: Schema, link: (previous: Schema) => Schema): Schema {
  const definitions: [string, Schema][] = [['d0', first]];
  for (let number = 1; number <= links; number += 1) definitions.push([`d${String(number)}`, link({ $ref: `#/$defs/d${String(number - 1)}` })]);
  return { $ref: `#/$defs/d${String(links)}`, $defs: Object.fromEntries(definitions) };
}
