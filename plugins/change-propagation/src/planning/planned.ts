import type { Change, Problem } from '../generated/types/change-propagation.ts';

/** One change with the bytes of it. */
export interface PlannedChange extends Change {
  /** What is there now; undefined where there is nothing. */
  readonly old: Uint8Array | undefined;
  readonly bytes: Uint8Array;
}

/** What rules would change, and the token that stands for exactly this. */
export interface Planned {
  readonly token: string;
  readonly changes: readonly PlannedChange[];
  readonly problems: readonly Problem[];
}

/** A change without its bytes. */
export function shown({ target, kind, rules, sources, before, after }: PlannedChange): Change {
  return { target, kind, rules, sources, ...(before === undefined ? {} : { before }), after };
}

/** A plan larger than the configuration allows. The message names the limit. */
export class PlanLimit extends Error {
  override readonly name = 'PlanLimit';
}
