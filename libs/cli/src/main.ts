import { CommanderError } from 'commander';
import { exitCode } from './exit-code.ts';
import { Failure } from './failure.ts';
import { program } from './program.ts';
import { failureText } from './terminal/failure-text.ts';
import { processTerminal, type Terminal } from './terminal/terminal.ts';
import { findRoot } from './workspace/find-root.ts';
import { sourceText } from './workspace/source-text.ts';

function commandLineCode(error: CommanderError): number {
  return error.code === 'commander.helpDisplayed' || error.code === 'commander.version' ? exitCode.ok : exitCode.usage;
}

function debugging({ env }: Terminal): boolean {
  return env['PLUGWRIGHT_DEBUG'] === '1';
}

function report(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return commandLineCode(error);
  if (debugging(terminal) && error instanceof Error) terminal.err(`${error.stack ?? error.message}\n`);
  if (error instanceof Failure) {
    terminal.err(failureText(error, terminal.paintErr, sourceText(findRoot(terminal.cwd) ?? terminal.cwd)));
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(`plugwright: ${message.split('\n', 1)[0] ?? ''}\nThis is a fault of Plugwright; PLUGWRIGHT_DEBUG=1 shows where.\n`);
  return exitCode.bug;
}

/** Run one command line, without the leading `node plugwright`, in a terminal, and set the exit code of the process. */
export async function runIn(terminal: Terminal, args: readonly string[]): Promise<void> {
  try {
    await program(terminal).parseAsync([...args], { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, terminal);
  }
}

/** The same in the terminal of this process. It then ends by itself, so that everything printed is written. */
export function main(args: readonly string[]): Promise<void> {
  return runIn(processTerminal(), args);
}
