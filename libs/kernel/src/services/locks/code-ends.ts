import type { CallingCode } from '../service.ts';

/** Who has to hear of the end of which code. However many do, each code is listened to once: it lives longer than most of them. */
export class CodeEnds {
  readonly #listeners = new Map<CallingCode, Set<() => void>>();

  /** Run a function when the code has ended; returns how to take that back. */
  onEnd(code: CallingCode, run: () => void): () => void {
    let listeners = this.#listeners.get(code);
    if (listeners === undefined) {
      this.#listeners.set(code, (listeners = new Set()));
      const ended = (): void => this.#ended(code);
      code.exited().then(ended, ended);
    }
    const listener = (): void => run();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  #ended(code: CallingCode): void {
    const listeners = this.#listeners.get(code) ?? [];
    this.#listeners.delete(code);
    for (const run of listeners) run();
  }
}
