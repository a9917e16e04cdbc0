import type { ConfigSource } from '../layer.ts';

/** A value as it may be shown and kept: a sensitive one only by where it comes from and a salted digest. */
export interface ShownValue {
  readonly source: ConfigSource;
  /** The file, the variable or the flag that says it; of a secret, where it was looked up. */
  readonly from: string;
  /** Absent where it is sensitive. */
  readonly value?: unknown;
  /** Where it is sensitive; another digest is another value. */
  readonly digest?: string;
}

/** What led to a revision. */
export type RevisionCause = 'start' | 'apply' | 'reload' | 'rollback';

/** The configuration that plugins were given at one time. */
export interface ConfigRevision {
  readonly revision: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly cause: RevisionCause;
  /** Of a rollback, the revision that was brought back. */
  readonly of?: number;
  /** By plugin and JSON pointer. */
  readonly plugins: Readonly<Record<string, Readonly<Record<string, ShownValue>>>>;
  /** The file, by plugin: references to secrets as they stand there, a secret in clear as `{ "$kept": <digest> }`. */
  readonly file: Readonly<Record<string, unknown>>;
}
