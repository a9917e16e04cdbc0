import type { Json, Schema } from '@plugwright/spec';

/** Whether one validator holds a value to be a witness; `undefined` where it fails on a schema or the value. */
export type Claim = boolean | undefined;

/** What is asked of every validator: is the value in the narrower schema and not in the wider one? */
export interface Question {
  readonly wider: Schema;
  readonly narrower: Schema;
  readonly value: Json;
  readonly formatAssertion: boolean;
}
