import type { LedgerReport } from '@plugwright/kernel';
import { counted } from '../terminal/quantity.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A ledger in which nothing is wrong, for people; its last line is what to note down elsewhere. */
export function reportText({ entries, first, last, checkpoints, signedThrough }: LedgerReport, { paint }: Terminal): string {
  const signed =
    signedThrough === 0 ? 'nothing is signed yet' : `signed through ${String(signedThrough)}, by ${counted(checkpoints, 'checkpoint')} and its head`;
  return [
    `${paint('green', '✔')} ${counted(entries, 'record')}, ${String(first)} to ${String(last.seq)}, hold together; ${signed}\n`,
    paint('dim', `  the last one, to be noted down elsewhere: --anchor ${String(last.seq)}:${last.hash}\n`),
  ].join('');
}
