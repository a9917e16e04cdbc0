/** Withdrawn requests whose answers are still waited for; the oldest are forgotten, since a plugin may never answer them. */
const MAX_EXPECTED = 1_000;

/** Keeps account of answers to withdrawn requests, so that one that comes late is told from one that comes twice. */
export class LateAnswers {
  readonly #expected = new Set<number>();
  readonly #forget: (id: number) => void;
  #forgotten = 0;

  /** @param forget told that an answer is not waited for any more */
  constructor(forget: (id: number) => void) {
    this.#forget = forget;
  }

  /** A request was withdrawn. */
  expect(id: number): void {
    this.#expected.add(id);
    if (this.#expected.size <= MAX_EXPECTED) return;
    for (const oldest of this.#expected) {
      this.#expected.delete(oldest);
      this.#forgotten += 1;
      this.#forget(oldest);
      return;
    }
  }

  /** Whether a request was withdrawn and is not answered. */
  expects(id: number): boolean {
    return this.#expected.has(id);
  }

  /** The answer to a request came. */
  arrived(id: number): void {
    if (this.#expected.size > 0) this.#expected.delete(id);
  }

  /** Whether an answer that nobody waits for may be that to a forgotten request; each is forgiven once. */
  forgive(): boolean {
    if (this.#forgotten === 0) return false;
    this.#forgotten -= 1;
    return true;
  }
}
