import type { Command } from 'commander';
import { explained } from '../terminal/help.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { exportCommand } from './ledger/export.ts';
import { repair } from './ledger/repair.ts';
import { show } from './ledger/show.ts';
import { verify } from './ledger/verify.ts';

/** `plugwright ledger` */
export function ledger(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('ledger')
    .summary('what the kernel loaded, granted, refused and did')
    .description('Look at the ledger of a state folder, check it, repair it, take it along. No kernel is needed.');
  for (const register of [show, verify, repair, exportCommand]) register(command, terminal);
  explained(command, { examples: ['ledger show', 'ledger verify'], exits: { 0: 'done', 1: 'it is broken, or there is none' } });
}
