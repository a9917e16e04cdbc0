import { parseArgs } from 'node:util';
import { wholeNumber } from '../running/command-line.ts';

/** How `npm start` was asked to run. */
export interface StartOptions {
  /** At most so many documents. */
  readonly limit: number;
  /** Larger documents are left out; bytes. */
  readonly maxBytes: number;
  /** Where the kernel keeps its state, relative to the workspace or absolute. */
  readonly state: string;
  readonly help: boolean;
}

export const usage = `Usage: npm start -- [--limit <count>] [--max-bytes <bytes>] [--state <folder>]

Checks the specs, regenerates, runs the reference plugins on every README and Markdown file below node_modules, searches
what they indexed, and ends. The index stays in the state folder.

  --limit <count>      at most so many documents (default: all)
  --max-bytes <bytes>  leave larger documents out (default: 524288)
  --state <folder>     where the kernel keeps its state (default: .plugwright/state, which kernel run opens)
  --help               this text
`;

/**
 * Read the command line.
 * @throws RangeError or TypeError whose message is for the person who typed it
 */
export function startOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      limit: { type: 'string' },
      'max-bytes': { type: 'string' },
      state: { type: 'string', default: '.plugwright/state' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  return {
    limit: wholeNumber('--limit', values.limit ?? String(Number.MAX_SAFE_INTEGER), 1),
    maxBytes: wholeNumber('--max-bytes', values['max-bytes'] ?? String(512 * 1024), 1),
    state: values.state,
    help: values.help === true,
  };
}
