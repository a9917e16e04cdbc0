import type { Restrictions } from './restrictions.ts';

/** What a plugin wants to do. */
export interface CapabilityRequest {
  readonly plugin: string;
  readonly scope: string;
  readonly permission: string;
  /** What it is done to: a path relative to the folder of the grant, `host:port`, or `service.operation`. */
  readonly target?: string;
  /** Bytes of this use; a function where counting costs something, asked only when a grant restricts the size. */
  readonly bytes?: number | (() => number);
}

/** Whether it may; a refusal comes with a reason for a person. */
export type Decision =
  | {
      readonly allowed: true;
      /** The capability that it was allowed by. */
      readonly grant: string;
      readonly terms: Restrictions;
    }
  | {
      readonly allowed: false;
      readonly reason: string;
      /** Less of it, or later, may be allowed. */
      readonly limit: boolean;
      /** The capability that comes nearest. */
      readonly capability?: string;
    };
