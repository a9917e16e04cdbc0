import { isArray, isObject, memberOf, objectOf, type Json, type JsonObject, type Schema } from '@plugwright/spec';

/** Thrown where a schema is named or referred to otherwise than as a definition of its root, or is none. */
export class NotPlain extends Error {}

/** Keywords that give schemas other names than those of definitions, or refer to such. */
const naming: ReadonlySet<string> = new Set(['$id', '$anchor', '$dynamicAnchor', '$dynamicRef']);

const reference = /^#\/\$defs\/([^/~%]+)$/;

/** The definition that a reference names; undefined for any other reference. */
export function nameOf(text: Json | undefined): string | undefined {
  return typeof text === 'string' ? reference.exec(text)?.[1] : undefined;
}

/** The definitions of one schema document. */
export class Definitions {
  readonly #all: JsonObject;
  readonly #used = new Set<string>();

  constructor(root: JsonObject) {
    this.#all = objectOf(root, '$defs');
  }

  get(name: string): Json | undefined {
    return memberOf(this.#all, name);
  }

  /** Keep what a part of the document refers to. @throws NotPlain where that is more than definitions */
  keep(part: Json): void {
    if (isArray(part)) for (const item of part) this.keep(item);
    if (!isObject(part)) return;
    for (const key of Object.keys(part)) {
      const value = part[key] ?? null;
      if (typeof value !== 'string') this.keep(value);
      else if (naming.has(key)) throw new NotPlain();
      else if (key === '$ref') this.#keepNamed(value);
    }
  }

  #keepNamed(text: string): void {
    const name = nameOf(text);
    const target = name === undefined ? undefined : this.get(name);
    if (name === undefined || target === undefined) throw new NotPlain();
    if (this.#used.has(name)) return;
    this.#used.add(name);
    this.keep(target);
  }

  /** A schema of the document as one of its own, with the definitions that were kept. @throws NotPlain where it is none */
  around(schema: Json): Schema {
    if (typeof schema === 'boolean') return schema;
    if (!isObject(schema)) throw new NotPlain();
    if (this.#used.size === 0) return schema;
    return { ...schema, $defs: Object.fromEntries([...this.#used].sort().map((name) => [name, this.get(name) ?? true])) };
  }
}
