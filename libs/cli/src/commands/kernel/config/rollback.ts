import { InvalidArgumentError, type Command } from 'commander';
import { attached } from '../../../kernel/attach.ts';
import { tellOutcome } from '../../../kernel/config/tell-outcome.ts';
import { explained } from '../../../terminal/help.ts';
import type { Terminal } from '../../../terminal/terminal.ts';

function revisionOf(text: string): number {
  const revision = Number(text);
  if (!Number.isSafeInteger(revision) || revision < 1) throw new InvalidArgumentError('It is a number of `kernel config history`.');
  return revision;
}

/** `plugwright kernel config rollback` */
export function rollback(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('rollback')
    .summary('bring an earlier configuration back')
    .description('Write the configuration file as it was at a revision, and apply it. Secrets are looked up where that revision says; the history keeps none.')
    .argument('<revision>', 'its number in the history', revisionOf)
    .option('--dry-run', 'only say what would change')
    .option('--json', 'print what became of it as an object')
    .action(async (revision: number, options: { dryRun?: boolean; json?: boolean }) => {
      const dry = options.dryRun === true;
      const outcome = await attached(terminal.cwd, (client) => client.config.rollback(revision, dry));
      tellOutcome(outcome, dry ? 'Nothing was done.' : 'The file is written.', options.json === true, terminal);
    });
  explained(command, {
    examples: ['kernel config rollback 3 --dry-run', 'kernel config rollback 3'],
    exits: { 0: 'it is in force', 1: 'it cannot be brought back, or a plugin did not take it', 2: 'no kernel is running' },
  });
}
