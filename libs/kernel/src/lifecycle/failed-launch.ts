/** Its code ended before it was ready: the next launch may come further, which that of code which answered that it cannot start will not. */
export class EndedEarly extends Error {}

/** Why a launch came to nothing. */
export interface FailedLaunch {
  /** For a person. */
  readonly reason: string;
  /** Whether its code ended, so that it is worth another launch. */
  readonly ended: boolean;
}

/** Why something failed, for a person. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A launch that came to nothing by an error. */
export function failedLaunch(error: unknown): FailedLaunch {
  return { reason: reasonOf(error), ended: error instanceof EndedEarly };
}
