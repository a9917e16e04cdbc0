import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { doctor } from './commands/doctor.ts';
import { gate } from './commands/gate.ts';
import { graph } from './commands/graph.ts';
import { impact } from './commands/impact.ts';
import { kernel } from './commands/kernel.ts';
import { ledger } from './commands/ledger.ts';
import { matrix } from './commands/matrix.ts';
import { propagate } from './commands/propagate.ts';
import { why } from './commands/why.ts';
import { explained } from './terminal/help.ts';
import type { Terminal } from './terminal/terminal.ts';

const ownPackage = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** The whole command line; parsing throws `CommanderError` instead of ending the process. */
export function program(terminal: Terminal): Command {
  const root = new Command('plugwright')
    .description('Look at specs, and run and watch plugins. What changes files in the repository is done with `nx`.')
    .version(ownPackage.version)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('Add --help to see what there is.')
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .configureHelp({ helpWidth: 100, showGlobalOptions: false });
  for (const register of [check, gate, diff, graph, impact, matrix, propagate, why, doctor, kernel, ledger]) register(root, terminal);
  return explained(root, {
    examples: ['check', 'diff HEAD', 'why doc-cards', 'kernel run', `kernel call doc-index search '{"query":"licence"}'`],
    exits: { 0: 'done', 1: 'findings, or a failure', 2: 'no kernel is running, or nothing could be decided', 130: 'interrupted' },
  });
}
