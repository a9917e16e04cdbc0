import type { Readable } from 'node:stream';
import { OutputGate } from '../logging/output-gate.ts';

/** A longer line is cut into pieces of this many characters. */
const MAX_LINE = 8192;

/** Takes secrets out of text; `longest` is how many characters the longest of them has. */
export interface TextScrubber {
  readonly longest: number;
  text(text: string): string;
}

const nothingSecret: TextScrubber = { longest: 0, text: (text) => text };

/**
 * Hand over each line of a stream, without its end; a line that never ends is handed over in pieces. What a flood writes beyond its share is dropped
 * before it costs more than being read, and that is said, at its beginning to `onFlood`. Secrets are taken out before a line is cut, so that no piece holds the half of one.
 */
export function readLines(stream: Readable | null, onLine: (line: string) => void, scrubber: TextScrubber = nothingSecret, onFlood?: () => void): void {
  if (stream === null) return;
  const gate = new OutputGate();
  let partial = '';
  let skipping = false;
  const emit = (line: string): void => {
    if (line.trim() === '') return;
    const clean = scrubber.text(line);
    for (let at = 0; at < clean.length; at += MAX_LINE) onLine(clean.slice(at, at + MAX_LINE));
  };
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const verdict = gate.admit(chunk.length);
    if (verdict.dropped > 0) onLine(`(${String(verdict.dropped)} characters of output were dropped: more than a plugin may write)`);
    if (!verdict.admitted) {
      if (!skipping) onFlood?.();
      // The rest of a line whose middle is lost could be the rest of a secret.
      partial = '';
      skipping = true;
      if (verdict.restMs > 0) rest(stream, verdict.restMs);
      return;
    }
    let text = chunk;
    if (skipping) {
      const end = chunk.indexOf('\n');
      if (end < 0) return;
      text = chunk.slice(end + 1);
      skipping = false;
    }
    const lines = (partial + text).split('\n');
    partial = lines.pop() ?? '';
    for (const line of lines) emit(line);
    if (partial.length <= MAX_LINE + scrubber.longest) return;
    // A secret that is not complete yet can only be at the end.
    const clean = scrubber.text(partial);
    const kept = Math.max(0, clean.length - scrubber.longest);
    emit(clean.slice(0, kept));
    partial = clean.slice(kept);
  });
  stream.on('error', () => undefined);
  stream.on('end', () => emit(partial));
}

/** Do not read for a moment: the writer waits meanwhile, and the kernel has its processor for others. */
function rest(stream: Readable, ms: number): void {
  stream.pause();
  setTimeout(() => stream.resume(), ms).unref();
}
