const MASK = '[sensitive]';

/** Shorter values would mask ordinary text. */
const MIN_LENGTH = 4;

/** A line of a secret of several lines is masked alone from this length on. */
const MIN_LINE = 8;

const MAX_DEPTH = 32;

/** Replaces sensitive configuration values wherever they turn up in text or in structured fields, also in the usual encodings. */
export class Scrubber {
  #secrets: readonly string[] = [];

  /** Learn secrets; longer ones are replaced first, so that no rest of one stays. */
  add(secrets: Iterable<string>): void {
    const all = new Set(this.#secrets);
    for (const secret of secrets) {
      if (secret.length < MIN_LENGTH) continue;
      for (const form of formsOf(secret)) all.add(form);
    }
    this.#secrets = [...all].sort((a, b) => b.length - a.length);
  }

  /** How many characters the longest secret has; 0 where there is none. */
  get longest(): number {
    return this.#secrets[0]?.length ?? 0;
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

/** A secret as it turns up: in JSON, in a URL, in base64, and where it has several lines, each of them, since output is read by lines. */
function formsOf(secret: string): string[] {
  const lines = secret.includes('\n') ? secret.split(/\r?\n/u).filter((line) => line.length >= MIN_LINE && !line.startsWith('-----')) : [];
  const encoded = secret.isWellFormed() ? [encodeURIComponent(secret)] : [];
  return [secret, JSON.stringify(secret).slice(1, -1), ...encoded, Buffer.from(secret).toString('base64'), ...lines];
}
