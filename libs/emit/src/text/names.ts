/**
 * Hands out the names of one scope, so that no two things share one. The first to ask gets the name it wants, a
 * later one the name with a number behind it; the result depends on the order of asking only.
 */
export class NameScope {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** Take the first free one of some wishes, or the last wish with a number behind it. */
  take(...wishes: readonly [string, ...string[]]): string {
    const wished = wishes.find((wish) => !this.#taken.has(wish));
    const name = wished ?? this.#numbered(wishes[wishes.length - 1] ?? wishes[0]);
    this.#taken.add(name);
    return name;
  }

  #numbered(wish: string): string {
    for (let number = 2; ; number += 1) {
      const name = `${wish}${String(number)}`;
      if (!this.#taken.has(name)) return name;
    }
  }
}
