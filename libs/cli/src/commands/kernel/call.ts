import { diagnose } from '@plugwright/diagnostics';
import { InvalidArgumentError, type Command } from 'commander';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { attached } from '../../kernel/attach.ts';
import { callFailure } from '../../kernel/call-failure.ts';
import { explained } from '../../terminal/help.ts';
import { readInput } from '../../terminal/read-input.ts';
import { readItems } from '../../terminal/read-items.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** A number of milliseconds on the command line. */
function milliseconds(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number of milliseconds, at least 1.');
  return value;
}

interface Options {
  readonly timeout?: number;
  readonly json?: boolean;
  readonly items?: boolean;
  readonly upload?: string;
}

/** Print items, and hold up whoever sends them until the reader has taken them. */
function printItems(terminal: Terminal, items: readonly unknown[]): Promise<void> {
  terminal.out(items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  return terminal.taken();
}

function outputText(output: unknown, { items, json }: Options): string {
  return `${items === true ? JSON.stringify({ output }) : JSON.stringify(output, undefined, json === true ? undefined : 2)}\n`;
}

/** `plugwright kernel call` */
export function call(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('call')
    .summary('call an operation of a plugin')
    .description('Call an operation and print its output as JSON. An error is printed as JSON, too, on the standard error.')
    .argument('<plugin>', 'its id')
    .argument('<operation>', 'the name of the operation')
    .argument('[input]', 'JSON, @file with JSON in it, or - for the standard input; {} where absent')
    .option('--timeout <ms>', 'give up after so many milliseconds', milliseconds)
    .option('--json', 'print the output on one line')
    .option('--items', 'print each item that is streamed as a line of JSON, and {"output": …} as the last line')
    .option('--upload <items>', 'stream items to the operation, one JSON value a line: @file, or - for the standard input')
    .action(async (plugin: string, operation: string, input: string | undefined, options: Options) => {
      if (input === '-' && options.upload === '-')
        throw new Failure([diagnose('cli/bad-argument', { problem: 'The input and the upload cannot both be the standard input' })], exitCode.usage);
      const data = await readInput(input, terminal.cwd);
      const upload = options.upload === undefined ? undefined : await readItems(options.upload, terminal.cwd);
      await attached(terminal.cwd, async (client) => {
        const { CallError } = await import('@plugwright/kernel');
        try {
          const output = await client.call(plugin, operation, data, {
            ...(options.timeout === undefined ? {} : { timeoutMs: options.timeout }),
            ...(options.items === true ? { onItems: (items) => printItems(terminal, items) } : {}),
            ...(upload === undefined ? {} : { upload: upload.items }),
          });
          terminal.out(outputText(output, options));
        } catch (error) {
          if (!(error instanceof CallError)) throw error;
          terminal.err(callFailure(error));
          process.exitCode = exitCode.failed;
        }
      }).finally(() => upload?.close());
    });
  explained(command, {
    examples: [
      `kernel call doc-index search '{"query":"licence"}'`,
      'kernel call doc-extract extract @input.json',
      'kernel call doc-index remove - < input.json',
      'kernel call my-plugin import --upload @items.ndjson --items',
    ],
    exits: { 0: 'the operation answered', 1: 'the operation failed', 2: diagnose('kernel/not-running', {}).message },
  });
}
