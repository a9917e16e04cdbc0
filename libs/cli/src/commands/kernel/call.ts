import { diagnose } from '@plugwright/diagnostics';
import { InvalidArgumentError, type Command } from 'commander';
import { exitCode } from '../../exit-code.ts';
import { attached } from '../../kernel/attach.ts';
import { callFailure } from '../../kernel/call-failure.ts';
import { explained } from '../../terminal/help.ts';
import { readInput } from '../../terminal/read-input.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** A number of milliseconds on the command line. */
function milliseconds(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number of milliseconds, at least 1.');
  return value;
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
    .action(async (plugin: string, operation: string, input: string | undefined, options: { timeout?: number; json?: boolean }) => {
      const data = await readInput(input, terminal.cwd);
      await attached(terminal.cwd, async (client) => {
        const { CallError } = await import('@plugwright/kernel');
        try {
          const output = await client.call(plugin, operation, data, options.timeout === undefined ? {} : { timeoutMs: options.timeout });
          terminal.out(`${JSON.stringify(output, undefined, options.json === true ? undefined : 2)}\n`);
        } catch (error) {
          if (!(error instanceof CallError)) throw error;
          terminal.err(callFailure(error));
          process.exitCode = exitCode.failed;
        }
      });
    });
  explained(command, {
    examples: [
      `kernel call doc-index search '{"query":"licence"}'`,
      'kernel call doc-extract extract @input.json',
      'kernel call doc-index remove - < input.json',
    ],
    exits: { 0: 'the operation answered', 1: 'the operation failed', 2: diagnose('kernel/not-running', {}).message },
  });
}
