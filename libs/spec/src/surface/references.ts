import { textOf } from '../json/access.ts';
import type { Schema } from '../model/schema.ts';
import { walkSchema } from '../schema/walk.ts';

/** The absolute references that stand in a schema, each once. */
export function referencesIn(schema: Schema): ReadonlySet<string> {
  const references = new Set<string>();
  walkSchema(schema, '', (inner) => {
    const reference = textOf(inner, '$ref');
    if (reference !== undefined) references.add(reference);
  });
  return references;
}
