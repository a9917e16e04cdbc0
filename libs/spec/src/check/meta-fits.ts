import { isArray, isObject, memberOf } from '../json/access.ts';
import type { DocumentKind } from '../model/document.ts';
import type { Json, JsonObject } from '../model/schema.ts';
import { fits } from '../schema/fits.ts';
import { metaFormats } from './meta-formats.ts';
import { commonSchema, metaSchemas } from './meta-schemas.ts';

const shared = 'common.';
const toCommon = 'common.schema.json#/$defs/';
const toOwn = '#/$defs/';

/** A schema with its references led to where {@link selfContained} puts the definitions. */
function relinked(schema: Json, prefix: string): Json {
  if (isArray(schema)) return schema.map((item) => relinked(item, prefix));
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, member]) => {
      if (key !== '$ref' || typeof member !== 'string') return [key, relinked(member, prefix)];
      if (member.startsWith(toCommon)) return [key, `${toOwn}${shared}${member.slice(toCommon.length)}`];
      return [key, `${toOwn}${prefix}${member.slice(toOwn.length)}`];
    }),
  );
}

function definitionsOf(schema: Json, prefix: string): [string, Json][] {
  const definitions = memberOf(schema, '$defs');
  return Object.entries(isObject(definitions) ? definitions : {}).map(([name, definition]) => [`${prefix}${name}`, relinked(definition, prefix)]);
}

const wholes = new Map<DocumentKind, JsonObject>();

/** The meta-schema of a kind with the shared definitions inside of it, as the interpreter wants it. */
export function selfContained(kind: DocumentKind): JsonObject {
  let whole = wholes.get(kind);
  if (whole === undefined) {
    const schema = metaSchemas[kind];
    const definitions = [...definitionsOf(commonSchema, shared), ...definitionsOf(schema, '')];
    whole = { ...(relinked(schema, '') as JsonObject), $defs: Object.fromEntries(definitions) };
    wholes.set(kind, whole);
  }
  return whole;
}

/**
 * Whether a document fits its kind's meta-schema. Interprets it: that takes a millisecond a document, while compiling
 * takes some hundred, which only a process that has something to explain has to spend. Says what the validator says (tested).
 */
export function fitsMetaSchema(kind: DocumentKind, document: Json): boolean {
  return fits(selfContained(kind), document, metaFormats);
}
