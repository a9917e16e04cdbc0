import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { diagnose } from '@plugwright/diagnostics';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';

/** Items that are read as they are wanted. */
export interface Items {
  /** Fails with `cli/bad-json` at a line that is no JSON. */
  readonly items: AsyncIterable<unknown>;
  /** Read no more of them, so that nothing waits for a standard input that goes on. */
  close(): void;
}

/**
 * The items of an upload as they were typed, one JSON value a line: `@file`, `-` for the standard input, or the lines themselves.
 * @throws Failure `cli/file-not-found`
 */
export async function readItems(argument: string, cwd: string): Promise<Items> {
  const source = argument === '-' ? process.stdin : argument.startsWith('@') ? await fileStream(argument.slice(1), cwd) : Readable.from([argument]);
  return { items: itemsOf(source.setEncoding('utf8')), close: () => void source.destroy() };
}

async function fileStream(file: string, cwd: string): Promise<Readable> {
  try {
    return (await open(resolve(cwd, file))).createReadStream();
  } catch {
    throw new Failure([diagnose('cli/file-not-found', { file })], exitCode.usage);
  }
}

async function* itemsOf(source: Readable): AsyncGenerator<unknown, void, undefined> {
  let [rest, line] = ['', 0];
  for await (const chunk of source) {
    const lines = `${rest}${chunk as string}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      line += 1;
      if (text.trim() !== '') yield itemOf(text, line);
    }
  }
  if (rest.trim() !== '') yield itemOf(rest, line + 1);
}

function itemOf(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = `line ${String(line)} of the upload: ${error instanceof Error ? error.message : String(error)}`;
    throw new Failure([diagnose('cli/bad-json', { reason })], exitCode.usage);
  }
}
