import { flagOf, isObject, memberOf, objectOf, textOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { SharedMembers } from '../../model/document.ts';
import type { ErrorClass, ErrorEntry, EventEntry, Member, TypeEntry } from '../../model/members.ts';
import type { Json, Schema } from '../../model/schema.ts';
import type { LinkContext } from '../link-context.ts';
import { membersOf, type LinkDocument } from '../link-document.ts';
import { rootErrorOf } from './error-chain.ts';
import { buildGroup, present, schemaOf } from './member.ts';

/** Classes of which the same call may succeed later, unless the error says otherwise. */
const retryableClasses: ReadonlySet<ErrorClass> = new Set(['conflict', 'limit', 'unavailable', 'timeout']);

/** A schema at a key of a member, linked. */
export function linkedSchema(context: LinkContext, document: LinkDocument, written: Json, pointer: string, key: string): Schema {
  return context.schema(document, schemaOf(written, key), below(pointer, key));
}

function buildError(context: LinkContext, document: LinkDocument, member: Member, written: Json, pointer: string): ErrorEntry {
  const base = textOf(written, 'extends');
  const parent = base === undefined ? undefined : context.resolveError(document, base, below(pointer, 'extends'));
  const root = rootErrorOf(context, document.id, member.name);
  const errorClass = root?.class ?? 'internal';
  return {
    ...member,
    code: `${document.id}/${member.name}`,
    class: errorClass,
    retryable: flagOf(written, 'retryable') ?? root?.retryable ?? retryableClasses.has(errorClass),
    message: textOf(written, 'message') ?? '',
    ...present<ErrorEntry>({
      action: textOf(written, 'action') ?? root?.action,
      details: memberOf(written, 'details') === undefined ? undefined : linkedSchema(context, document, written, pointer, 'details'),
      extends: parent === undefined ? undefined : `${parent.document}/${parent.name}`,
    } as ErrorEntry),
  };
}

/** An event with a payload of its own. */
export function buildEvent(context: LinkContext, document: LinkDocument, member: Member, written: Json, pointer: string): EventEntry {
  const key = textOf(written, 'key');
  return {
    ...member,
    payload: linkedSchema(context, document, written, pointer, 'payload'),
    delivery: textOf(written, 'delivery') === 'at-most-once' ? 'at-most-once' : 'at-least-once',
    ...(key === undefined ? {} : { key }),
  };
}

/** What a plugin, a contract and the kernel have in common. */
export function buildShared(context: LinkContext, document: LinkDocument): Omit<SharedMembers, 'kind'> {
  return {
    ...buildHeader(document),
    imports: document.imports,
    types: buildGroup<TypeEntry>(membersOf(document, 'types'), '/types', (member, written, pointer) => {
      const schema: Schema = typeof written === 'boolean' || isObject(written) ? written : true;
      return { ...member, schema: context.schema(document, schema, pointer) };
    }),
    errors: buildGroup(membersOf(document, 'errors'), '/errors', (member, written, pointer) => buildError(context, document, member, written, pointer)),
  };
}

/** What every document has. */
export function buildHeader(document: LinkDocument): Omit<SharedMembers, 'kind' | 'imports' | 'types' | 'errors'> {
  const { value, parsed } = document;
  const description = textOf(value, 'description');
  return {
    id: document.id,
    version: document.version,
    title: textOf(value, 'title') ?? document.id,
    summary: textOf(value, 'summary') ?? '',
    ...(description === undefined ? {} : { description }),
    owners: Array.isArray(value['owners']) ? (value['owners'] as readonly Json[]).filter((owner) => typeof owner === 'string') : [],
    source: { file: parsed.file, spanOf: (pointer) => parsed.spanOf(pointer) },
    raw: value,
  };
}

/** The texts of the members of a mapping that are texts. */
export function textMembers(value: Json | undefined, key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(objectOf(value, key)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
