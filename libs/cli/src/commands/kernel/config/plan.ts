import { hasErrors } from '@plugwright/diagnostics';
import type { Command } from 'commander';
import { Failure } from '../../../failure.ts';
import { attached } from '../../../kernel/attach.ts';
import { planText } from '../../../kernel/config/plan-text.ts';
import { failureText } from '../../../terminal/failure-text.ts';
import { explained } from '../../../terminal/help.ts';
import type { Terminal } from '../../../terminal/terminal.ts';

/** `plugwright kernel config plan` */
export function plan(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('plan')
    .summary('what would change')
    .description(
      'Read the configuration file and the secrets again and say which values would change, from which source, and what becomes of the plugins. Nothing is done.',
    )
    .option('--json', 'print the plan as an object')
    .action(async (options: { json?: boolean }) => {
      const found = await attached(terminal.cwd, (client) => client.config.plan());
      if (options.json === true) terminal.out(`${JSON.stringify(found, undefined, 2)}\n`);
      else terminal.out(planText(found, terminal));
      const failure = new Failure(found.diagnostics);
      if (hasErrors(found.diagnostics)) throw failure;
      if (options.json !== true) terminal.err(failureText(failure, terminal.paintErr, () => undefined));
    });
  explained(command, {
    examples: ['kernel config plan', 'kernel config plan --json'],
    exits: { 0: 'it can be applied', 1: 'something in it is not valid', 2: 'no kernel is running' },
  });
}
