import { diagnose } from '@plugwright/diagnostics';
import type { ComparisonResult } from '@plugwright/compat';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { parseExact, type NearNumbers } from './exact-numbers.ts';
import { questionOf, unanswerable, type Defaults, type Question } from './question.ts';

/**
 * The entries of a batch file, or of the standard input.
 * @param nearly gets the numbers that are not held exactly
 * @throws Failure `diff/unreadable-batch`
 */
export async function readBatch(file: string, cwd: string, nearly: NearNumbers): Promise<readonly unknown[]> {
  const refuse = (reason: string): Failure => new Failure([diagnose('diff/unreadable-batch', { file, reason })], exitCode.usage);
  let text: string;
  try {
    text = file === '-' ? await textOf(process.stdin) : readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw refuse(error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'it does not exist' : 'it cannot be read');
  }
  let entries: unknown;
  try {
    entries = parseExact(text.replace(/^\uFEFF/, ''), nearly);
  } catch (error) {
    throw refuse(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(entries)) throw refuse('it is JSON, but not an array');
  return entries as readonly unknown[];
}

/** An answer as one line; a witness deeper than the stack can write is left out, and the answer with it. */
function lineOf(result: ComparisonResult): string {
  try {
    return JSON.stringify(result);
  } catch {
    return JSON.stringify(unanswerable('the answer cannot be written as JSON'));
  }
}

/**
 * Answer a batch, one line of JSON an entry, in order and as soon as its turn has come.
 * @param width how many questions may be open at once
 * @param write resolves when the reader has room for more
 */
export async function answerBatch(
  entries: readonly unknown[],
  defaults: Defaults,
  asking: { readonly width: number; ask(question: Question): Promise<ComparisonResult> },
  write: (line: string) => Promise<void>,
): Promise<void> {
  const ready = new Map<number, ComparisonResult>();
  let [next, printed] = [0, 0];
  let printing: Promise<void> = Promise.resolve();

  const print = async (): Promise<void> => {
    for (let result = ready.get(printed); result !== undefined; result = ready.get(printed)) {
      ready.delete(printed);
      printed += 1;
      await write(`${lineOf(result)}\n`);
    }
  };
  const settle = (index: number, result: ComparisonResult): Promise<void> => {
    ready.set(index, result);
    printing = printing.then(print);
    return printing;
  };
  const work = async (): Promise<void> => {
    for (let index = next++; index < entries.length; index = next++) {
      const asked = questionOf(entries[index], defaults);
      await settle(index, 'answer' in asked ? asked.answer : await asking.ask(asked.question));
    }
  };
  await Promise.all(Array.from({ length: Math.min(asking.width, entries.length) }, work));
  await printing;
}
