import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { destination, type Logger, pino } from 'pino';
import type { LogLevel, LogSink } from './log-record.ts';

/** Where a {@link pinoSink} writes, and from which level on. */
export interface PinoSinkOptions {
  /** A file, which is appended to; standard error where absent. */
  readonly file?: string;
  readonly level?: LogLevel;
  /** A file of more bytes is put aside as `<file>.1`, the one before as `<file>.2`, and so on; 16 MiB where absent. */
  readonly maxBytes?: number;
  /** Files that are kept beside the one that is written; 3 where absent. */
  readonly keep?: number;
}

const MAX_BYTES = 16 * 1024 * 1024;

const KEEP = 3;

/** JSON lines by pino. A sink that cannot write drops records; it never stops the kernel. */
export function pinoSink(options: PinoSinkOptions = {}): LogSink {
  const { file, maxBytes = MAX_BYTES, keep = KEEP } = options;
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
  let opened = open(options);
  return {
    write({ level, message, ...rest }): void {
      opened.logger[level](rest, message);
      if (file === undefined || opened.size() < maxBytes) return;
      // Where it cannot be put aside it is written on; that is tried again after as much more.
      opened.end();
      putAside(file, keep);
      opened = open(options);
    },
    close(): void {
      if (file !== undefined) opened.end();
    },
  };
}

// Beyond what JSON writes as escapes by itself: control characters, and those that turn the direction of text.
const steering = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** A line of JSON that means the same, and does not steer the terminal of whoever looks at it. */
function legible(line: string): string {
  return line.replace(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

interface Opened {
  readonly logger: Logger;
  /** Bytes of the file, or those written since it was opened where it could not be put aside. */
  size(): number;
  end(): void;
}

function open({ file, level = 'info', maxBytes = MAX_BYTES }: PinoSinkOptions): Opened {
  let size = file === undefined ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0) % maxBytes;
  const stream = destination({ dest: file ?? 2, sync: true, mode: 0o600 });
  stream.on('error', () => undefined);
  stream.on('write', (written: number) => {
    size += written;
  });
  const logger = pino(
    { level, base: null, timestamp: false, formatters: { level: (label) => ({ level: label }) } },
    { write: (line) => stream.write(legible(line)) },
  );
  return { logger, size: () => size, end: () => stream.end() };
}

/** Rename a full file, and those that were put aside before it; the oldest goes. */
function putAside(file: string, keep: number): void {
  for (let number = keep; number > 1; number -= 1) tryRename(`${file}.${String(number - 1)}`, `${file}.${String(number)}`);
  tryRename(file, `${file}.1`);
}

function tryRename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // There is none of this number yet, or the folder cannot be written.
  }
}
