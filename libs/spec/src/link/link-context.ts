import { didYouMean, type Code } from '@plugwright/diagnostics';
import type { At } from '../check/reporter.ts';
import { memberOf, objectOf } from '../json/access.ts';
import type { MemberRef } from '../model/members.ts';
import type { JsonObject, Schema } from '../model/schema.ts';
import { below } from '../json/pointer.ts';
import { mapSubschemas } from '../schema/walk.ts';
import { membersOf, type LinkDocument, type MemberGroup } from './link-document.ts';

const reference = /^([a-z][a-z0-9-]*)?#\/(types|errors|events|operations|extensionPoints)\/([A-Za-z][A-Za-z0-9-]*)$/;

const missing = {
  types: 'link/missing-type',
  errors: 'link/missing-error',
  events: 'link/missing-event',
  operations: 'link/missing-operation',
  extensionPoints: 'link/missing-extension-point',
} as const satisfies Record<MemberGroup, Code>;

/** All documents of a run, and the way from a reference to what it names. */
export class LinkContext {
  readonly documents: ReadonlyMap<string, LinkDocument>;

  constructor(documents: ReadonlyMap<string, LinkDocument>) {
    this.documents = documents;
  }

  /** The document that an alias stands for; undefined (and reported) where there is no such import. */
  imported(from: LinkDocument, alias: string, at: At): LinkDocument | undefined {
    const edge = from.imports.get(alias);
    if (edge === undefined) {
      if (memberOf(objectOf(from.value, 'imports'), alias) !== undefined) return undefined;
      from.reporter.report('link/unknown-alias', { alias }, at, { hints: didYouMean(alias, from.imports.keys()) });
      return undefined;
    }
    from.used.add(alias);
    // An import of a document that is not there, or is of another kind, is reported once, where the import stands.
    const target = this.documents.get(edge.document);
    return target?.kind === edge.kind ? target : undefined;
  }

  /** The member of a document by name; undefined (and reported) where there is none. */
  member(from: LinkDocument, target: LinkDocument, group: MemberGroup, name: string, at: At): MemberRef | undefined {
    const members = membersOf(target, group);
    if (memberOf(members, name) !== undefined) return { document: target.id, name };
    const place = target === from ? 'this document' : `"${target.id}"`;
    from.reporter.report(missing[group], { name, document: place }, at, { hints: didYouMean(name, Object.keys(members)) });
    return undefined;
  }

  /** What a reference names; undefined where it names nothing, which is reported, or is no reference, which the check reports. */
  resolve(from: LinkDocument, text: string, group: MemberGroup, at: At): MemberRef | undefined {
    const match = reference.exec(text);
    if (match?.[2] !== group) return undefined;
    const target = match[1] === undefined ? from : this.imported(from, match[1], at);
    return target === undefined ? undefined : this.member(from, target, group, match[3] ?? '', at);
  }

  /** What an entry of `errors` names: a reference, or the bare name of an own error. */
  resolveError(from: LinkDocument, text: string, at: At): MemberRef | undefined {
    return text.includes('#') ? this.resolve(from, text, 'errors', at) : this.member(from, from, 'errors', text, at);
  }

  /** The schema with absolute references; one that leads nowhere is left out. */
  schema(from: LinkDocument, schema: Schema, pointer: string): Schema {
    if (typeof schema === 'boolean') return schema;
    return this.#absolute(from, schema, pointer);
  }

  #absolute(from: LinkDocument, schema: JsonObject, pointer: string): JsonObject {
    const result = mapSubschemas(schema, (inner, _, path) => (typeof inner === 'boolean' ? inner : this.#absolute(from, inner, below(pointer, ...path))));
    const ref = result['$ref'];
    if (typeof ref === 'string') {
      const target = this.resolve(from, ref, 'types', below(pointer, '$ref'));
      if (target === undefined) delete result['$ref'];
      else result['$ref'] = `${target.document}#/types/${target.name}`;
    }
    return result;
  }
}
