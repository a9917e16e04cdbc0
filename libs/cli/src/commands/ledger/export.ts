import type { Command } from 'commander';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { keyOf, ledgerFolder, withLedger } from '../../ledger/ledger-folder.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface Options {
  readonly state?: string;
  readonly key?: string;
  readonly out?: string;
}

/** Write lines to a file that appears only when all of them are written. */
function writeLines(file: string, lines: Iterable<string>): void {
  const temporary = `${file}.part`;
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    for (const line of lines) writeSync(descriptor, `${line}\n`);
    closeSync(descriptor);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** `plugwright ledger export` */
export function exportCommand(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('export')
    .summary('the ledger as JSON lines that can be checked elsewhere')
    .description('Print a header with the public key and the signed head, then one entry a line; `ledger verify --file` checks it without the state folder.')
    .option('--state <folder>', 'the state folder of the kernel (default: .plugwright/state)')
    .option('--key <pem>', 'the Ed25519 key of the ledger, where it is not in the folder')
    .option('--out <file>', 'write to a file (default: standard output)')
    .action(async (options: Options) => {
      const { exportLedger } = await import('@plugwright/kernel');
      const folder = await ledgerFolder(terminal, options.state);
      const key = keyOf(terminal, options.key);
      withLedger(options.state, () => {
        const lines = exportLedger(folder, key === undefined ? {} : { key });
        if (options.out !== undefined) writeLines(resolve(terminal.cwd, options.out), lines);
        else for (const line of lines) terminal.out(`${line}\n`);
      });
    });
  explained(command, { examples: ['ledger export --out ledger.jsonl', 'ledger export | tail -1'], exits: { 0: 'exported', 1: 'there is none' } });
}
