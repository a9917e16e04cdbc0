import type { Json, JsonObject } from '@plugwright/spec';

/** A schema object being built. */
export type Draft = Record<string, Json>;

/** One keyword of one schema object under translation. */
export interface KeywordPlace {
  readonly keyword: string;
  readonly value: Json;
  /** The schema object as written. */
  readonly node: JsonObject;
  /** The schema object as translated so far. */
  readonly out: Draft;
  /** Pointer of the keyword in the document as written. */
  readonly from: string;
  /** Pointer of the translated schema object. */
  readonly to: string;
  readonly walk: Walk;
}

/** What a keyword's translation may ask of the walk. */
export interface Walk {
  /** Translates a schema that stands at `from` and will stand at `to`. */
  schema(value: Json, from: string, to: string): Json;
  /** Copies a value that is no schema. */
  literal(value: Json, from: string, to: string): Json;
  /** Notes a reference of `out` that is to be rewritten once all schemas have their places. */
  reference(out: Draft, keyword: string): void;
  /** Notes that the schema `out`, which will stand at `to`, is known by a name within its resource. */
  anchor(out: Draft, to: string, name: string, dynamic: boolean): void;
  /** The root of the resource the walk is in, as written. */
  readonly resourceRoot: Json;
  /** Whether the keyword is used anywhere in the document; said of names, so it may err towards yes. */
  mentions(keyword: string): boolean;
  /** Whether the document holds more than one resource. */
  readonly manyResources: boolean;
}

/** Writes into `out` what the keyword means in 2020-12. */
export type Handler = (place: KeywordPlace) => void;

/** How one dialect is read. A keyword without a handler is unknown to the dialect and thereby without meaning. */
export interface DialectRules {
  readonly keywords: Readonly<Record<string, Handler>>;
  /** Up to draft-07 and in OpenAPI 3.0 nothing beside `$ref` counts. */
  readonly refHidesSiblings: boolean;
  /** The keyword that names a resource; none in OpenAPI. */
  readonly identifier?: 'id' | '$id';
}

/** What a schema holds that its dialect does not allow or that has no meaning in JSON. */
export class Untranslatable extends Error {
  constructor(message: string, pointer: string) {
    super(`${message} at ${pointer === '' ? 'the root' : pointer}`);
  }
}
