const MASK = '[sensitive]';

/** Shorter values would mask ordinary text. */
const MIN_LENGTH = 4;

const MAX_DEPTH = 32;

/** Replaces sensitive configuration values wherever they turn up in text or in structured fields. */
export class Scrubber {
  #secrets: readonly string[] = [];

  /** Learn secrets; longer ones are replaced first, so that no rest of one stays. */
  add(secrets: Iterable<string>): void {
    const all = new Set([...this.#secrets, ...secrets].filter((secret) => secret.length >= MIN_LENGTH));
    this.#secrets = [...all].sort((a, b) => b.length - a.length);
  }

  /** The text without secrets. */
  text(text: string): string {
    return this.#secrets.reduce((clean, secret) => (clean.includes(secret) ? clean.replaceAll(secret, MASK) : clean), text);
  }

  /** A JSON value without secrets, in keys and values. */
  value(value: unknown, depth = 0): unknown {
    if (this.#secrets.length === 0) return value;
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return this.#secrets.includes(String(value)) ? MASK : value;
    if (typeof value !== 'object' || value === null) return value;
    if (depth > MAX_DEPTH) return MASK;
    if (Array.isArray(value)) return value.map((item) => this.value(item, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [this.text(key), this.value(member, depth + 1)]));
  }
}
