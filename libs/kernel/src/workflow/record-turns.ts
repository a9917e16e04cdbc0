import type { Ledger } from '../ledger/ledger.ts';
import type { LogBook } from '../logging/log-book.ts';
import type { WorkflowParts } from './workflow-engine.ts';

/** Writes what becomes of runs into the log, and on the ledger what was undone, needs a person, or went on after a restart. */
export function recordTurns(ledger: Pick<Ledger, 'append'>, log: Pick<LogBook, 'say'>): WorkflowParts['onTurn'] {
  const kinds = { compensated: 'rollback', stuck: 'give-up', resumed: 'recover' } as const;
  const words = { completed: 'is through', compensated: 'was undone', stuck: 'needs a person', resumed: 'goes on' } as const;
  return (turn, { workflow, id, reason }) => {
    const level = turn === 'stuck' ? 'error' : turn === 'compensated' ? 'warn' : 'info';
    const why = reason === undefined || turn === 'resumed' ? '' : `: ${reason}`;
    log.say(level, `the run ${id} of ${workflow} ${words[turn]}${why}`, undefined, { workflow, run: id });
    if (turn === 'completed') return;
    ledger.append({ kind: kinds[turn], facts: { workflow, subject: id, ...(reason === undefined ? {} : { reason: reason.slice(0, 200) }) } });
  };
}
