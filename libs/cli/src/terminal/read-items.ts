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

/** No kernel takes an item as long as that. */
const MAX_CHARACTERS = 32 * 1024 * 1024;

/** A line that is being read. */
interface Line {
  readonly number: number;
  readonly texts: string[];
  length: number;
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
    const handle = await open(resolve(cwd, file));
    if (!(await handle.stat()).isDirectory()) return handle.createReadStream();
    await handle.close();
  } catch {
    // The same as a folder.
  }
  throw new Failure([diagnose('cli/file-not-found', { file })], exitCode.usage);
}

async function* itemsOf(source: Readable): AsyncGenerator<unknown, void, undefined> {
  let line: Line = { number: 1, texts: [], length: 0 };
  for await (const chunk of source) {
    const [end = '', ...starts] = (chunk as string).split('\n');
    extend(line, end);
    for (const start of starts) {
      yield* itemOf(line);
      line = { number: line.number + 1, texts: [], length: 0 };
      extend(line, start);
    }
  }
  yield* itemOf(line);
}

function extend(line: Line, text: string): void {
  line.texts.push(text);
  line.length += text.length;
  if (line.length > MAX_CHARACTERS) throw unusable(line, `longer than ${String(MAX_CHARACTERS)} characters`);
}

/** The item of a line; none of an empty one. */
function itemOf(line: Line): readonly unknown[] {
  const text = line.texts.join('');
  try {
    // What some editors begin a file with is no JSON.
    return text.trim() === '' ? [] : [JSON.parse(line.number === 1 ? text.replace(/^\uFEFF/, '') : text)];
  } catch (error) {
    throw unusable(line, error instanceof Error ? error.message : String(error));
  }
}

function unusable({ number }: Line, problem: string): Failure {
  return new Failure([diagnose('cli/bad-json', { reason: `line ${String(number)} of the upload: ${problem}` })], exitCode.usage);
}
