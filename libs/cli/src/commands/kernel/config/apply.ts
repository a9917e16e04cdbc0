import type { Command } from 'commander';
import { attached } from '../../../kernel/attach.ts';
import { tellOutcome } from '../../../kernel/config/tell-outcome.ts';
import { explained } from '../../../terminal/help.ts';
import type { Terminal } from '../../../terminal/terminal.ts';

/** `plugwright kernel config apply` */
export function apply(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('apply')
    .summary('do what the plan says')
    .description('Give plugins the configuration and the secrets as they are now. Where anything in it is not valid, nothing is done.')
    .argument('[plan]', 'the name of the plan that was looked at; it is refused where another one would be done now')
    .option('--json', 'print what became of it as an object')
    .action(async (plan: string | undefined, options: { json?: boolean }) => {
      const outcome = await attached(terminal.cwd, (client) => client.config.apply(plan));
      tellOutcome(outcome, outcome.plan.changes.length === 0 ? 'Nothing was to be done.' : 'Done.', options.json === true, terminal);
    });
  explained(command, {
    examples: ['kernel config apply', 'kernel config apply 5f2a9c0d1e7b4a6688d0c3f1'],
    exits: { 0: 'it is in force', 1: 'it is not valid, or a plugin did not take it', 2: 'no kernel is running' },
  });
}
