import { Reporter } from '../check/reporter.ts';
import { flagOf, memberOf, objectOf, textOf, textsOf } from '../json/access.ts';
import type { DocumentKind } from '../model/document.ts';
import type { ImportEdge } from '../model/plugin-parts.ts';
import type { Json, JsonObject } from '../model/schema.ts';
import type { ParsedDocument } from '../read/parsed-document.ts';

/** The groups of a document that references may name. */
export type MemberGroup = 'types' | 'errors' | 'events' | 'operations' | 'extensionPoints';

/** One document while it is linked. */
export interface LinkDocument {
  readonly parsed: ParsedDocument;
  readonly kind: DocumentKind;
  readonly id: string;
  readonly version: string;
  readonly value: JsonObject;
  readonly reporter: Reporter;
  readonly imports: ReadonlyMap<string, ImportEdge>;
  /** Aliases that something refers through. */
  readonly used: Set<string>;
}

function importsOf(value: JsonObject): ReadonlyMap<string, ImportEdge> {
  const edges = new Map<string, ImportEdge>();
  for (const [alias, entry] of Object.entries(objectOf(value, 'imports'))) {
    const contract = textOf(entry, 'contract');
    const plugin = textOf(entry, 'plugin');
    const document = contract ?? plugin;
    // One that names nothing, or both, is reported by the check; what refers through it is left alone.
    if (document === undefined || (contract !== undefined && plugin !== undefined)) continue;
    edges.set(alias, {
      alias,
      kind: contract === undefined ? 'plugin' : 'contract',
      document,
      range: textOf(entry, 'range') ?? '*',
      operations: textsOf(entry, 'operations'),
      optional: flagOf(entry, 'optional') ?? false,
    });
  }
  return edges;
}

/** Prepare a document for linking; undefined where it has no id to be linked by. */
export function linkDocument(parsed: ParsedDocument, kind: DocumentKind, reporter = new Reporter(parsed)): LinkDocument | undefined {
  const id = textOf(parsed.value, 'id');
  if (id === undefined) return undefined;
  return {
    parsed,
    kind,
    id,
    version: textOf(parsed.value, 'version') ?? '0.0.0',
    value: parsed.value,
    reporter,
    imports: importsOf(parsed.value),
    used: new Set(),
  };
}

/** The members of a group as written; for a plugin, its events are those that it publishes. */
export function membersOf(document: LinkDocument, group: MemberGroup): JsonObject {
  if (group !== 'events' || document.kind !== 'plugin') return objectOf(document.value, group);
  return objectOf(objectOf(document.value, 'events'), 'publishes');
}

/** A member as written, or undefined. */
export function writtenMember(document: LinkDocument, group: MemberGroup, name: string): Json | undefined {
  return memberOf(membersOf(document, group), name);
}
