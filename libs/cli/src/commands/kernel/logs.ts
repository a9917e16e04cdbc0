import type { ControlClient, LogLevel, LogQuery, LogRecord } from '@plugwright/kernel';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { attached } from '../../kernel/attach.ts';
import { followUntilInterrupted } from '../../kernel/follow.ts';
import { knownPlugin } from '../../kernel/known-plugin.ts';
import { logLine } from '../../kernel/log-line.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

interface Options {
  readonly follow?: boolean;
  readonly level: LogLevel;
  readonly lines: number;
  readonly json?: boolean;
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('It is a whole number, at least 0.');
  return value;
}

async function show(client: ControlClient, query: LogQuery, follow: boolean, print: (record: LogRecord) => void): Promise<void> {
  if (!follow) {
    for (const record of await client.logs(query)) print(record);
    return;
  }
  await followUntilInterrupted(client, async () => {
    // What comes while the old records are on their way must not stand before them.
    let early: LogRecord[] | undefined = [];
    const old = await client.logs(query, (record) => (early === undefined ? print(record) : void early.push(record)));
    for (const record of [...old, ...early]) print(record);
    early = undefined;
  });
}

/** `plugwright kernel logs` */
export function logs(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('logs')
    .summary('what the kernel and its plugins log')
    .description('Print the newest log records of the running kernel, oldest first.')
    .argument('[plugin]', 'only records about this plugin')
    .option('-f, --follow', 'go on with new records until Ctrl-C')
    .addOption(new Option('--level <level>', 'the least level').choices(levels).default('info'))
    .option('-n, --lines <count>', 'how many records that are there already', count, 100)
    .option('--json', 'print a JSON object a line')
    .action(async (plugin: string | undefined, options: Options) => {
      const query = { level: options.level, limit: options.lines, ...(plugin === undefined ? {} : { plugin }) };
      const print = (record: LogRecord): void => terminal.out(options.json === true ? `${JSON.stringify(record)}\n` : logLine(record, terminal.paint));
      await attached(terminal.cwd, async (client) => {
        await knownPlugin(client, plugin);
        await show(client, query, options.follow === true, print);
      });
    });
  explained(command, {
    examples: ['kernel logs doc-index --level warn', 'kernel logs --follow --json'],
    exits: { 0: 'printed, or the kernel ended', 1: 'there is no such plugin', 2: 'no kernel is running', 130: 'interrupted' },
  });
}
