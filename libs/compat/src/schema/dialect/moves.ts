import { above } from './pointer.ts';

/** Where every schema of a document went in translation, and back. */
export class Moves {
  readonly #schemas = new Set<string>();
  readonly #forward = new Map<string, string>();
  readonly #back = new Map<string, string>();

  /** A schema went from one place to another. */
  schema(from: string, to: string): void {
    this.#schemas.add(from);
    this.other(from, to);
  }

  /** Something that holds schemas, but is none, went from one place to another. */
  other(from: string, to: string): void {
    this.#forward.set(from, to);
    this.#back.set(to, from);
  }

  /** Whether a schema was translated at exactly this pointer of the old document. */
  has(from: string): boolean {
    return this.#schemas.has(from);
  }

  /** The new pointer of an old place; what lies below a schema moves with it. */
  to(from: string): string {
    return follow(this.#forward, from);
  }

  /** The old pointer of a new place. */
  from(to: string): string {
    return follow(this.#back, to);
  }
}

function follow(map: ReadonlyMap<string, string>, pointer: string): string {
  for (let prefix: string | undefined = pointer; prefix !== undefined; prefix = above(prefix)) {
    const moved = map.get(prefix);
    if (moved !== undefined) return moved + pointer.slice(prefix.length);
  }
  return pointer;
}
