/** What was made of a text, such as a compiled schema; what was used longest ago is forgotten first. */
export class Remembered<Value> {
  readonly #mostTexts: number;
  readonly #mostCharacters: number;
  readonly #values = new Map<string, Value>();
  #characters = 0;

  /** @param mostCharacters of all texts together; a longer one is remembered until the next */
  constructor(mostTexts: number, mostCharacters: number) {
    this.#mostTexts = mostTexts;
    this.#mostCharacters = mostCharacters;
  }

  get(text: string): Value | undefined {
    const value = this.#values.get(text);
    if (value === undefined) return undefined;
    this.#values.delete(text);
    this.#values.set(text, value);
    return value;
  }

  /** Remember one that is not yet known. @returns the values forgotten for it */
  add(text: string, value: Value): readonly Value[] {
    const forgotten: Value[] = [];
    this.#characters += text.length;
    for (const [old, its] of this.#values) {
      if (this.#values.size < this.#mostTexts && this.#characters <= this.#mostCharacters) break;
      this.#values.delete(old);
      this.#characters -= old.length;
      forgotten.push(its);
    }
    this.#values.set(text, value);
    return forgotten;
  }
}
