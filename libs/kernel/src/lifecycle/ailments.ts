import type { Life } from './life.ts';

/** What is wrong with a plugin that serves nevertheless. It is degraded while there is anything. */
export class Ailments {
  readonly #life: Life;
  readonly #reasons = new Map<string, string>();

  constructor(life: Life) {
    this.#life = life;
  }

  /** Something is wrong. */
  add(key: string, reason: string): void {
    if (this.#reasons.get(key) === reason) return;
    this.#reasons.set(key, reason);
    if (this.#life.serves) this.#tell();
  }

  /** It is not wrong any more. */
  remove(key: string): void {
    if (!this.#reasons.delete(key) || this.#life.state !== 'degraded') return;
    if (this.#reasons.size === 0) this.#life.send('recover');
    else this.#tell();
  }

  /** A plugin that has just become ready may have lost something before. */
  show(): void {
    if (this.#reasons.size > 0 && this.#life.state === 'ready') this.#tell();
  }

  #tell(): void {
    this.#life.send('degrade', [...this.#reasons.values()].join('; '));
  }
}
