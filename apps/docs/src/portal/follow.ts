import { definition, itemsOf, refName } from './schema-view.ts';
import type { JsonSchema } from './shape.ts';

/** A schema whose members are to be shown, and the definitions that lead to it. */
export interface Followed {
  readonly schema: JsonSchema;
  /** Names of the definitions around, outermost first. */
  readonly within: readonly string[];
}

/** The schema behind references and items of an array; undefined where that comes back to a definition around it. */
export function followed(root: JsonSchema, schema: JsonSchema, within: readonly string[]): Followed | undefined {
  const name = refName(schema);
  if (name !== undefined) {
    const target = definition(root, name);
    return target === undefined || within.includes(name) ? undefined : followed(root, target, [...within, name]);
  }
  const items = itemsOf(schema);
  return items === undefined ? { schema, within } : followed(root, items, within);
}
