import { once } from 'node:events';
import { exitCode } from '../../exit-code.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Format } from '../format.ts';
import { exitOf } from '../verdict.ts';
import { askGuards } from './answers.ts';
import { answerBatch, readBatch } from './batch.ts';
import { numberProblem, type NearNumbers } from './exact-numbers.ts';
import { unanswerable, type Defaults } from './question.ts';
import { readSchema } from './read-schema.ts';
import { renderAnswer } from './render-answer.ts';

/** Write a line and wait until there is room for the next, so that a slow reader holds the work back instead of the memory. */
async function writeTo(terminal: Terminal, line: string): Promise<void> {
  terminal.out(line);
  if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
}

/** `plugwright diff --schema --batch <file>` */
export async function runBatch(file: string, defaults: Defaults, terminal: Terminal): Promise<void> {
  const nearly: NearNumbers = new WeakMap();
  const entries = await readBatch(file, terminal.cwd, nearly);
  const asking = askGuards(entries.length);
  try {
    await answerBatch(entries, { ...defaults, nearly }, asking, (line) => writeTo(terminal, line));
  } finally {
    asking.close();
  }
}

/** `plugwright diff --schema <old> <new>` */
export async function runPair(sides: readonly [old: string, now: string], defaults: Defaults, format: Format, terminal: Terminal): Promise<void> {
  const nearly: NearNumbers = new WeakMap();
  const [old, now] = [await readSchema(sides[0], terminal.cwd, nearly), await readSchema(sides[1], terminal.cwd, nearly)];
  const numbers = numberProblem(nearly, old, now);
  const asking = askGuards(1);
  try {
    const { formatAssertion, ...asked } = defaults;
    const result =
      numbers === undefined ? await asking.ask({ old, new: now, ...asked, ...(formatAssertion ? { formatAssertion } : {}) }) : unanswerable(numbers);
    terminal.out(renderAnswer({ result, old: sides[0], new: sides[1], direction: defaults.direction }, format, terminal.paint));
    if (result.verdict !== 'compatible') process.exitCode = exitOf[result.verdict];
    else process.exitCode = exitCode.ok;
  } finally {
    asking.close();
  }
}
