import type { LedgerEntry } from '@plugwright/kernel';
import { InvalidArgumentError, type Command } from 'commander';
import { ledgerFolder, withLedger } from '../../ledger/ledger-folder.ts';
import { explained } from '../../terminal/help.ts';
import { clipped, printable } from '../../terminal/printable.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface Options {
  readonly state?: string;
  readonly plugin?: string;
  readonly kind?: string;
  readonly lines: number;
  readonly json?: boolean;
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('It is a whole number, at least 0.');
  return value;
}

function lineOf({ seq, at, kind, plugin, facts }: LedgerEntry, { paint, columns }: Terminal): string {
  const told = Object.entries(facts ?? {})
    .filter(([name]) => name !== 'signature')
    .map(([name, value]) => `${name}=${typeof value === 'object' ? value.join(',') : String(value)}`)
    .join(' ');
  const time = new Date(at).toISOString().replace('T', ' ').slice(0, 19);
  return `${String(seq).padStart(6)} ${paint('dim', time)} ${paint('cyan', kind.padEnd(12))} ${paint('bold', printable(plugin ?? '-'))} ${clipped(told, Math.max(40, columns))}\n`;
}

/** `plugwright ledger show` */
export function show(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('show')
    .summary('entries of the ledger')
    .description('Print the newest entries, oldest first, as they stand there; `ledger verify` says whether they can be believed.')
    .option('--state <folder>', 'the state folder of the kernel (default: .plugwright/state)')
    .option('--plugin <id>', 'only entries about this plugin')
    .option('--kind <kind>', 'only entries of this kind, as load, grant, deny, crash')
    .option('-n, --lines <count>', 'how many', count, 50)
    .option('--json', 'print a JSON object a line')
    .action(async ({ state, plugin, kind, lines, json }: Options) => {
      const { verifyLedger } = await import('@plugwright/kernel');
      const folder = await ledgerFolder(terminal, state);
      const newest: LedgerEntry[] = [];
      const { problem } = withLedger(state, () =>
        verifyLedger(folder, {}, (entry) => {
          if ((plugin !== undefined && entry.plugin !== plugin) || (kind !== undefined && entry.kind !== kind)) return;
          newest.push(entry);
          if (newest.length > lines) newest.shift();
        }),
      );
      if (problem !== undefined)
        terminal.err(`It is broken at entry ${String(problem.entry)}; what comes after is not shown. See it: npx plugwright ledger verify\n`);
      for (const entry of newest) terminal.out(json === true ? `${JSON.stringify(entry)}\n` : lineOf(entry, terminal));
    });
  explained(command, { examples: ['ledger show', 'ledger show --plugin doc-index --kind deny --json'], exits: { 0: 'shown', 1: 'there is none' } });
}
