import type { Readable } from 'node:stream';

/** A longer line is cut into pieces of this many characters. */
const MAX_LINE = 8192;

/** Hand over each line of a stream, without its end; a line that never ends is handed over in pieces. */
export function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream === null) return;
  let partial = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (partial + text).split('\n');
    partial = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onLine(line.slice(0, MAX_LINE));
    while (partial.length > MAX_LINE) {
      onLine(partial.slice(0, MAX_LINE));
      partial = partial.slice(MAX_LINE);
    }
  });
  stream.on('error', () => undefined);
  stream.on('end', () => {
    if (partial.trim() !== '') onLine(partial);
  });
}
