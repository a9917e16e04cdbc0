import { isObject, textOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { SharedMembers } from '../../model/document.ts';
import type { Json, Schema } from '../../model/schema.ts';
import type { LinkDocument } from '../link-document.ts';

/** Types that a schema is made of at the very place it stands, without going through a member or an item. */
function inPlaceReferences(schema: Json | undefined): readonly string[] {
  if (!isObject(schema)) return [];
  const lists = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => (Array.isArray(schema[keyword]) ? (schema[keyword] as readonly Json[]) : []));
  const singles = ['not', 'if', 'then', 'else'].map((keyword) => schema[keyword]);
  const dependent = isObject(schema['dependentSchemas']) ? Object.values(schema['dependentSchemas']) : [];
  const own = textOf(schema, '$ref');
  return [...(own === undefined ? [] : [own]), ...[...lists, ...singles, ...dependent].flatMap(inPlaceReferences)];
}

/** No type is defined by nothing but itself, which no validator could ever finish. */
export function checkReferenceLoops(document: LinkDocument, built: SharedMembers, typeOf: (reference: string) => Schema | undefined): void {
  for (const name of built.types.keys()) {
    const start = `${document.id}#/types/${name}`;
    const stack: { reference: string; path: readonly string[] }[] = [{ reference: start, path: [start] }];
    const seen = new Set<string>();
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const next of inPlaceReferences(typeOf(at.reference))) {
        if (next === start) {
          const cycle = [...at.path, start].map((reference) => reference.replace('#/types/', '.')).join(' -> ');
          // A cycle is told once, at the smallest of its types.
          if (at.path.toSorted()[0] === start) document.reporter.report('link/reference-loop', { cycle }, { key: below('/types', name) });
          stack.length = 0;
          break;
        }
        if (seen.has(next)) continue;
        seen.add(next);
        stack.push({ reference: next, path: [...at.path, next] });
      }
    }
  }
}
