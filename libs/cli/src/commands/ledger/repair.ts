import { diagnose } from '@plugwright/diagnostics';
import type { Command } from 'commander';
import { Failure } from '../../failure.ts';
import { keyOf, ledgerFolder, withLedger } from '../../ledger/ledger-folder.ts';
import { explained } from '../../terminal/help.ts';
import { counted } from '../../terminal/quantity.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface Options {
  readonly state?: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** `plugwright ledger repair` */
export function repair(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('repair')
    .summary('go on from the last good entry of a broken ledger')
    .description(
      'Keep the longest part from the beginning that holds together, put the whole former file aside, and record that this was done. Nothing changes where nothing is wrong. The kernel must be stopped.',
    )
    .option('--state <folder>', 'the state folder of the kernel (default: .plugwright/state)')
    .option('--key <pem>', 'the private Ed25519 key of the ledger, where it is not in the folder')
    .option('--json', 'print what was done as an object')
    .action(async (options: Options) => {
      const { LedgerInUseError, repairLedger } = await import('@plugwright/kernel');
      const folder = await ledgerFolder(terminal, options.state);
      const key = keyOf(terminal, options.key);
      const done = withLedger(options.state, () => {
        try {
          return repairLedger(folder, key === undefined ? {} : { key, signingKey: key });
        } catch (error) {
          if (error instanceof LedgerInUseError) throw new Failure([diagnose('kernel/state-locked', { folder: options.state ?? '.plugwright/state' })]);
          throw error;
        }
      });
      if (options.json === true) {
        terminal.out(`${JSON.stringify(done, undefined, 2)}\n`);
        return;
      }
      const { kept, moved, report } = done;
      const records = counted(kept, 'record');
      terminal.out(
        report.problem === undefined || moved === undefined
          ? `${terminal.paint('green', '✔')} nothing is wrong with its ${records}\n`
          : `${terminal.paint('yellow', '!')} broken at entry ${String(report.problem.entry)}: ${report.problem.reason}\n  it goes on from ${records}; the former file is ${moved}\n`,
      );
    });
  explained(command, {
    examples: ['ledger repair', 'ledger repair --state /var/lib/plugwright'],
    exits: { 0: 'it can be continued', 1: 'it cannot be repaired, or there is none' },
  });
}
