import { closeSync, openSync, readSync } from 'node:fs';

/** Longer than the few numbers that are read so often. */
const buffer = Buffer.allocUnsafe(4_096);

/**
 * A file of numbers that Linux makes up, kept open because it is read many times a second: opening and closing it would cost more than
 * reading it. One of a process never becomes that of another process with the same number.
 */
export class KeptFile {
  readonly #path: string;
  #fd: number | undefined;
  #closed = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** What it says now; undefined where it is gone, or closed. */
  text(): string | undefined {
    if (this.#closed) return undefined;
    try {
      this.#fd ??= openSync(this.#path, 'r');
      return buffer.toString('latin1', 0, readSync(this.#fd, buffer, 0, buffer.length, 0));
    } catch {
      this.close();
      return undefined;
    }
  }

  close(): void {
    this.#closed = true;
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}
