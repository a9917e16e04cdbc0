/** A schema that does not mean anything at a place: no verdict can be given. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  readonly pointer: string;
  /** Which of two schemas it is in, once that is known. */
  side: 'wider' | 'narrower' | undefined;

  constructor(pointer: string, reason: string) {
    super(reason);
    this.pointer = pointer;
  }
}

/** A `$dynamicRef` was met while its scopes were not kept track of. */
export class NeedsScopes extends Error {
  override readonly name = 'NeedsScopes';
}
