import type { Readable, Writable } from 'node:stream';
import type { WireLimits } from '../limits.ts';
import { ProtocolError } from '../violation.ts';
import type { WireListeners } from './wire-channel.ts';

/** So many of the largest messages may wait to be read by the other side, and never less than a stream itself lets wait. */
const MESSAGES_AHEAD = 4;
const LEAST_AHEAD_BYTES = 64 * 1024;

/**
 * Keeps what waits to be read by the other side from growing without end: beyond its bound nothing more is taken from that side,
 * so that it cannot make more of it, until it has read; one that reads nothing at all breaks the protocol.
 */
export class BackPressure {
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #limits: WireLimits;
  readonly #ahead: number;
  #listeners: Pick<WireListeners, 'onBroken'> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(input: Readable, output: Writable, limits: WireLimits) {
    this.#input = input;
    this.#output = output;
    this.#limits = limits;
    this.#ahead = Math.max(MESSAGES_AHEAD * limits.maxFrameBytes, LEAST_AHEAD_BYTES);
  }

  watch(listeners: Pick<WireListeners, 'onBroken'>): void {
    this.#listeners = listeners;
    this.#output.on('drain', () => this.#release());
    this.#output.on('close', () => this.#release());
  }

  write(bytes: Buffer): void {
    if (!this.#output.writable) return;
    this.#output.write(bytes);
    if (this.#output.writableLength <= this.#ahead || this.#timer !== undefined) return;
    this.#input.pause();
    this.#wait(this.#output.writableLength);
  }

  #wait(before: number): void {
    this.#timer = setTimeout(() => {
      const now = this.#output.writableLength;
      if (now < before) {
        this.#wait(now);
        return;
      }
      this.#input.destroy();
      this.#output.destroy();
      this.#listeners?.onBroken(new ProtocolError('not-reading', `${String(now)} bytes that it does not read`));
    }, this.#limits.frameTimeoutMs);
    this.#timer.unref();
  }

  #release(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#input.destroyed) this.#input.resume();
  }
}
