/** A ledger that cannot be continued, because its past was tampered with. */
export class BrokenLedgerError extends Error {
  readonly entry: number;
  readonly reason: string;

  constructor(entry: number, reason: string) {
    super(`the ledger is broken at entry ${entry}: ${reason}`);
    this.entry = entry;
    this.reason = reason;
  }
}
