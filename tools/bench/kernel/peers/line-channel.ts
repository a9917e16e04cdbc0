import type { Readable, Writable } from 'node:stream';

/** Lines of JSON both ways; what is sent within one turn is written at once. */
export class LineChannel {
  readonly #out: Writable;
  #waiting = '';

  constructor(input: Readable, out: Writable, onMessage: (message: unknown) => void) {
    this.#out = out;
    let rest = '';
    input.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onMessage(JSON.parse(line));
    });
  }

  send(message: unknown): void {
    if (this.#waiting === '') queueMicrotask(() => this.#flush());
    this.#waiting += `${JSON.stringify(message)}\n`;
  }

  #flush(): void {
    this.#out.write(this.#waiting);
    this.#waiting = '';
  }
}
