import type { Json, JsonObject, Schema } from './schema.ts';

export type Stability = 'experimental' | 'beta' | 'stable';

export interface Deprecation {
  readonly since: string;
  readonly removal?: string;
  readonly replacement?: string;
  readonly message?: string;
}

/** What any item of a document may carry. */
export interface Member {
  /** The name written today. */
  readonly name: string;
  /** The first name it ever had, which never changes (`renamedFrom[0]`, with `~<since>` where a sibling owns that past). */
  readonly identity: string;
  /** JSON pointer of the member in its document. */
  readonly pointer: string;
  readonly summary?: string;
  readonly description?: string;
  readonly since?: string;
  readonly stability: Stability;
  readonly deprecated?: Deprecation;
  readonly renamedFrom: readonly string[];
  /** The member's `x-*` keys. */
  readonly extensions: JsonObject;
}

export interface TypeEntry extends Member {
  readonly schema: Schema;
}

/** The classes of the error taxonomy (contract `core`). */
export type ErrorClass =
  'validation' | 'permission' | 'not-found' | 'conflict' | 'limit' | 'unavailable' | 'unsupported' | 'timeout' | 'cancelled' | 'internal';

export interface ErrorEntry extends Member {
  /** `<document id>/<name>`: the code that travels on the wire and stands in the catalogue. */
  readonly code: string;
  readonly class: ErrorClass;
  readonly retryable: boolean;
  /** A template: `{name}` stands for a member of the details. */
  readonly message: string;
  /** What a human should do. */
  readonly action?: string;
  /** Schema of the details; absent: an object whose members are the template's placeholders, all strings or numbers. */
  readonly details?: Schema;
  /** Code of the taxonomy entry it extends. */
  readonly extends?: string;
}

export interface EventEntry extends Member {
  readonly payload: Schema;
  readonly delivery: 'at-least-once' | 'at-most-once';
  /** JSON pointer into the payload; events of one key keep their order. */
  readonly key?: string;
}

/** Reference to a member of a document, both by current name. */
export interface MemberRef {
  readonly document: string;
  readonly name: string;
}

export interface Example {
  readonly name: string;
  readonly input: Json;
  /** What the caller streams, item by item; absent: nothing is said of it. */
  readonly upload?: readonly Json[];
  /** What is streamed to the caller, item by item; absent: nothing is said of it. */
  readonly items?: readonly Json[];
  /** Absent when the example expects an error. */
  readonly output?: Json;
  /** Code of the expected error, `<document id>/<name>`. */
  readonly error?: string;
  readonly pointer: string;
}

/**
 * What an operation streams beside its input and output, each the schema of one item; at least one of them is there.
 * A download comes to the caller, before the output; an upload comes from the caller, beside the input.
 */
export type OperationStream = Readonly<Partial<Record<'download' | 'upload', Schema>>>;

export interface Operation extends Member {
  readonly input: Schema;
  readonly output: Schema;
  readonly stream?: OperationStream;
  /** The declared errors, own and imported, in order. */
  readonly errors: readonly MemberRef[];
  readonly effects: { readonly reads: readonly string[]; readonly writes: readonly string[]; readonly idempotent: boolean };
  /** For a writing operation: what of whatIf, confirm and rollback it offers. */
  readonly safety: { readonly whatIf: boolean; readonly confirm: boolean; readonly rollback: boolean };
  readonly timeoutMs: number;
  readonly retry?: { readonly attempts: number; readonly backoffMs: number };
  readonly examples: readonly Example[];
  /** Kernel services only: how the stub kernel answers. */
  readonly stub?: { readonly behaviour: 'memory' | 'scripted' | 'recorded' | 'refuse' };
  /** An optional operation may be missing in an implementation. */
  readonly optional: boolean;
}
