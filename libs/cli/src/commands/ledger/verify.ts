import { diagnose } from '@plugwright/diagnostics';
import type { LedgerReport, VerifyOptions } from '@plugwright/kernel';
import { InvalidArgumentError, type Command } from 'commander';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { keyOf, ledgerFolder, withLedger } from '../../ledger/ledger-folder.ts';
import { reportText } from '../../ledger/report-text.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

type Anchor = NonNullable<VerifyOptions['anchors']>[number];

interface Options {
  readonly state?: string;
  readonly file?: string;
  readonly key?: string;
  readonly anchor?: readonly Anchor[];
  readonly json?: boolean;
}

function anchor(text: string, earlier: readonly Anchor[] = []): readonly Anchor[] {
  const parts = /^([1-9][0-9]{0,14}):([0-9a-f]{64})$/.exec(text);
  if (parts === null) throw new InvalidArgumentError('It is <number>:<hash of 64 hex digits>, as `ledger verify` prints it.');
  return [...earlier, { seq: Number(parts[1]), hash: String(parts[2]) }];
}

async function look(options: Options, terminal: Terminal): Promise<LedgerReport> {
  const { verifyExport, verifyLedger } = await import('@plugwright/kernel');
  const key = keyOf(terminal, options.key);
  const how: VerifyOptions = { ...(key === undefined ? {} : { key }), ...(options.anchor === undefined ? {} : { anchors: options.anchor }) };
  const { file } = options;
  if (file === undefined) {
    const folder = await ledgerFolder(terminal, options.state);
    return withLedger(options.state, () => verifyLedger(folder, how));
  }
  try {
    return verifyExport(readFileSync(resolve(terminal.cwd, file), 'utf8'), how);
  } catch (error) {
    throw new Failure([diagnose('ledger/export-unreadable', { file, reason: error instanceof Error ? error.message : String(error) })]);
  }
}

/** `plugwright ledger verify` */
export function verify(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('verify')
    .summary('whether the ledger is as it was written')
    .description(
      'Check every entry, the chain and the signatures; no kernel is needed. Whoever can write the state folder can sign with the key in it: give the key from elsewhere, or entries that were noted down, to prove more.',
    )
    .option('--state <folder>', 'the state folder of the kernel (default: .plugwright/state)')
    .option('--file <export>', 'check an export instead')
    .option('--key <pem>', 'the Ed25519 key that must have signed it, public or private')
    .option('--anchor <number:hash>', 'an entry that was noted down; repeatable', anchor)
    .option('--json', 'print the report as an object')
    .action(async (options: Options) => {
      const report = await look(options, terminal);
      const { problem } = report;
      if (options.json === true) {
        terminal.out(`${JSON.stringify(report, undefined, 2)}\n`);
        if (problem !== undefined) process.exitCode = exitCode.failed;
        return;
      }
      if (problem !== undefined) throw new Failure([diagnose('ledger/broken', { entry: problem.entry, reason: problem.reason })]);
      terminal.out(reportText(report, terminal));
    });
  explained(command, {
    examples: ['ledger verify', 'ledger verify --state /var/lib/plugwright --key ledger.pub', 'ledger verify --file ledger.jsonl'],
    exits: { 0: 'it holds together', 1: 'it is broken, or there is none' },
  });
}
