import { createInterface } from 'node:readline/promises';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Question } from './ask-for-grants.ts';

/** A way to ask the person at the terminal; undefined where there is none. Whoever ends the input grants nothing more. */
export function personAt(terminal: Terminal, signal: AbortSignal): Question | undefined {
  if (!terminal.interactive || !process.stdin.isTTY) return undefined;
  return async (text) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(text, { signal });
    } catch {
      return '';
    } finally {
      lines.close();
    }
  };
}
