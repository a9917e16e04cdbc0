import type { Schema } from '@plugwright/spec';

/** A library that says whether a change of a schema is safe for those who send values. */
export interface Peer {
  readonly name: string;
  /** The dialect that it is asked in; `as-written` for one that tells them apart itself, or does not care. */
  readonly dialect: '2020-12' | 'as-written';
  /** Whatever it throws counts as a crash. */
  ask(old: Schema, next: Schema): Promise<'compatible' | 'breaking'>;
}
