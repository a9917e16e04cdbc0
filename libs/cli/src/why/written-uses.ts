import type { ContractDocument, Json, KernelDocument, PluginDocument } from '@plugwright/spec';
import type { Place } from '../graph/graph.ts';
import { placeOf } from '../graph/standing-graph.ts';

/** One member of an imported document, and where its use is written. */
export interface WrittenUse {
  /** `types/Document`, `errors/invalid`, `operations/extract`, `events/document-extracted`, `extensionPoints/formats`. */
  readonly member: string;
  readonly places: readonly Place[];
}

type Linked = ContractDocument | KernelDocument | PluginDocument;

const reference = /^([^#/]+)#\/((?:types|errors|events|operations|extensionPoints)\/[^/]+)$/;

// Where a reference may stand; the same characters in prose or in an example are none.
const referring = new Set(['$ref', 'extends', 'event', 'errors', 'error']);

function* references(value: Json, pointer: string, key: string): Generator<{ alias: string; member: string; pointer: string }> {
  if (typeof value === 'string') {
    const found = referring.has(key) ? reference.exec(value) : null;
    if (found?.[1] !== undefined && found[2] !== undefined) yield { alias: found[1], member: found[2], pointer };
  } else if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) yield* references(item, `${pointer}/${index}`, key);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      yield* references(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, name);
    }
  }
}

/** What of the document behind an alias is used by name, in the order in which it is first written. */
export function writtenUses(document: Linked, alias: string): WrittenUse[] {
  const places = new Map<string, Place[]>();
  const add = (member: string, pointer: string): void => {
    const place = placeOf(document, pointer);
    const known = places.get(member);
    if (known === undefined) places.set(member, [place]);
    else if (!known.some(({ line }) => line === place.line)) known.push(place);
  };
  const edge = document.imports.get(alias);
  for (const [index, operation] of (edge?.operations ?? []).entries()) add(`operations/${operation}`, `/imports/${alias}/operations/${index}`);
  for (const found of references(document.raw, '', '')) if (found.alias === alias) add(found.member, found.pointer);
  if (document.kind === 'plugin') {
    for (const { event, from, pointer } of document.subscribes) if (from.document === edge?.document) add(`events/${event}`, pointer);
    for (const { to, pointer } of document.contributes) if (to.document === edge?.document) add(`extensionPoints/${to.point}`, pointer);
  }
  return [...places].map(([member, where]) => ({ member, places: where }));
}
