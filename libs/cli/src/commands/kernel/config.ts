import type { Command } from 'commander';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { apply } from './config/apply.ts';
import { history } from './config/history.ts';
import { plan } from './config/plan.ts';
import { rollback } from './config/rollback.ts';
import { show } from './config/show.ts';

/** `plugwright kernel config` */
export function config(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('config')
    .summary('what plugins are configured with')
    .description('Show the configuration of the running kernel, look at what a changed file or secret would do, do it, and bring an earlier one back.');
  for (const register of [show, plan, apply, history, rollback]) register(command, terminal);
  explained(command, { examples: ['kernel config plan', 'kernel config apply'], exits: { 0: 'done', 1: 'failed', 2: 'no kernel is running' } });
}
