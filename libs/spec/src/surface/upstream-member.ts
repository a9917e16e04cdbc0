import type { ErrorEntry, EventEntry, MemberRef, Operation, OperationStream, TypeEntry } from '../model/members.ts';
import type { ExtensionPoint } from '../model/plugin-parts.ts';
import type { JsonObject, Schema } from '../model/schema.ts';
import { digestOf, normalSchema } from './normal-form.ts';
import { referencesIn } from './references.ts';

/** One member of a document, as the plugins that use it see it. */
export interface UpstreamMember {
  /** SHA-256 of what the member means, prose aside. */
  readonly digest: string;
  /** Absolute references to the types that stand in it. */
  readonly types: readonly string[];
  /** Codes of the errors that it declares or extends. */
  readonly errors: readonly string[];
}

/** Works out a digest when it is first asked for: a plugin walks through its own members, but nobody needs their digests. */
class LazyMember implements UpstreamMember {
  readonly types: readonly string[];
  readonly errors: readonly string[];
  readonly #normal: () => JsonObject;
  #digest: string | undefined;

  constructor(schemas: readonly Schema[], errors: readonly string[], normal: () => JsonObject) {
    this.types = [...new Set(schemas.flatMap((schema) => [...referencesIn(schema)]))];
    this.errors = errors;
    this.#normal = normal;
  }

  get digest(): string {
    this.#digest ??= digestOf(this.#normal());
    return this.#digest;
  }
}

function codeOf({ document, name }: MemberRef): string {
  return `${document}/${name}`;
}

function normalStream(stream: OperationStream): JsonObject {
  return Object.fromEntries(Object.entries(stream).map(([direction, schema]) => [direction, normalSchema(schema)]));
}

function normalOperation(operation: Operation): JsonObject {
  return {
    input: normalSchema(operation.input),
    output: normalSchema(operation.output),
    ...(operation.stream === undefined ? {} : { stream: normalStream(operation.stream) }),
    errors: operation.errors.map(codeOf).sort(),
    effects: { reads: [...operation.effects.reads].sort(), writes: [...operation.effects.writes].sort(), idempotent: operation.effects.idempotent },
    safety: { ...operation.safety },
    timeoutMs: operation.timeoutMs,
    ...(operation.retry === undefined ? {} : { retry: { ...operation.retry } }),
    ...(operation.stub === undefined ? {} : { stub: { ...operation.stub } }),
    optional: operation.optional,
  };
}

/** The message is not prose here: its placeholders are the details, and it travels with the manifest. */
function normalError(error: ErrorEntry): JsonObject {
  return {
    class: error.class,
    retryable: error.retryable,
    message: error.message,
    ...(error.action === undefined ? {} : { action: error.action }),
    ...(error.details === undefined ? {} : { details: normalSchema(error.details) }),
    ...(error.extends === undefined ? {} : { extends: error.extends }),
  };
}

/** Members by the object of the Model that they stand for: it is immutable, so each is looked at once, whoever imports it. */
const members = new WeakMap<object, UpstreamMember>();

function once(entry: object, make: () => LazyMember): UpstreamMember {
  let member = members.get(entry);
  if (member === undefined) {
    member = make();
    members.set(entry, member);
  }
  return member;
}

/** What an importer sees of a type. */
export function typeMember(type: TypeEntry): UpstreamMember {
  return once(type, () => new LazyMember([type.schema], [], () => ({ schema: normalSchema(type.schema) })));
}

/** What an importer sees of an operation. */
export function operationMember(operation: Operation): UpstreamMember {
  const { input, output, stream } = operation;
  return once(operation, () => new LazyMember([input, output, ...Object.values(stream ?? {})], operation.errors.map(codeOf), () => normalOperation(operation)));
}

/** What an importer sees of an error. */
export function errorMember(error: ErrorEntry): UpstreamMember {
  return once(error, () => new LazyMember([error.details ?? true], error.extends === undefined ? [] : [error.extends], () => normalError(error)));
}

/** What an importer sees of an event. */
export function eventMember(event: EventEntry): UpstreamMember {
  return once(
    event,
    () =>
      new LazyMember([event.payload], [], () => ({
        payload: normalSchema(event.payload),
        delivery: event.delivery,
        ...(event.key === undefined ? {} : { key: event.key }),
      })),
  );
}

/** What a contributor sees of an extension point. */
export function extensionPointMember(point: ExtensionPoint): UpstreamMember {
  return once(point, () => new LazyMember([point.schema], [], () => ({ schema: normalSchema(point.schema), many: point.many })));
}

/** What a plugin sees of the capability that unlocks a kernel service. */
export function unlockMember(unlockedBy: { readonly scope: string; readonly permission: string }): UpstreamMember {
  return once(unlockedBy, () => new LazyMember([], [], () => ({ ...unlockedBy })));
}
