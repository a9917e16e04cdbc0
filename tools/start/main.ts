import { Failure, failureText, guardInterruption, printable, processTerminal, type Terminal } from 'plugwright';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startOptions, usage, type StartOptions } from './options.ts';
import { session, type Traces } from './session.ts';

const root = resolve(import.meta.dirname, '../..');

function sourceText(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}

function errorText(error: unknown, { env, paintErr }: Terminal): string {
  if (error instanceof Failure) return failureText(error, paintErr, sourceText);
  const message = error instanceof Error ? error.message : String(error);
  const stack = env['PLUGWRIGHT_DEBUG'] === '1' && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  return `${paintErr('red', 'error')} ${message.split('\n').map(printable).join('\n')}\n${stack}`;
}

function readOptions(terminal: Terminal): StartOptions | undefined {
  try {
    return startOptions(process.argv.slice(2));
  } catch (error) {
    terminal.err(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 3;
    return undefined;
  }
}

async function main(): Promise<void> {
  const terminal = processTerminal();
  const options = readOptions(terminal);
  if (options === undefined) return;
  if (options.help) {
    terminal.out(usage);
    return;
  }
  const traces: Traces = {};
  const interruption = guardInterruption(() => traces.socketPath !== undefined && rmSync(traces.socketPath, { force: true }));
  const { signal } = interruption;
  signal.addEventListener('abort', () => terminal.err('\nStopping; Ctrl-C again ends it at once.\n'));
  try {
    await session({ root, terminal, options, signal }, traces);
  } catch (error) {
    terminal.err(errorText(error, terminal));
    process.exitCode = 1;
  } finally {
    interruption.release();
  }
  const interrupted = interruption.exitCode();
  if (interrupted !== undefined) process.exitCode = interrupted;
}

await main();
