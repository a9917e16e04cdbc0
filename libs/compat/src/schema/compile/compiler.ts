import type { Json, JsonObject, Schema } from '@plugwright/spec';
import type { Formula } from '../formula/formula.ts';
import type { Formulas } from '../formula/formulas.ts';
import { declaredNamesOnly } from './declared-names.ts';
import { keywords } from './keywords/index.ts';
import { Malformed, NeedsScopes } from './malformed.ts';
import { below } from './pointer.ts';
import { SchemaDocument } from './schema-document.ts';
import { keywordsAt, placeBelow, type Place, type Scopes, type Site } from './site.ts';

/** How a schema is read. */
export interface CompileOptions {
  readonly formatAssertion: boolean;
  /** Values carry only member names that the schema declares. */
  readonly declared: boolean;
  /** Keywords read as if they were not there; for tests only. */
  readonly ignore: ReadonlySet<string>;
  /** Keep track of what `$dynamicRef` hangs on. */
  readonly scopes: boolean;
}

/** Schemas within schemas beyond this are put in when they are needed. */
const DEEPEST_AT_ONCE = 60;

/** Most looks at schemas for the same value, in one document. */
const MOST_APPLIED = 20_000;

const readers = new Map(keywords);
const ranks = new Map(keywords.map(([keyword], rank) => [keyword, rank]));

/** The keywords of a schema that refuse values, in the order in which they are read. */
export function refusing(schema: JsonObject): readonly string[] {
  return Object.keys(schema)
    .filter((keyword) => ranks.has(keyword))
    .sort((left, right) => (ranks.get(left) ?? 0) - (ranks.get(right) ?? 0));
}

/** One reading of a schema: finished, or still being read. */
interface Reading {
  readonly base: string;
  readonly scopes: number;
  readonly declared: boolean;
  formula: Formula | undefined;
  working: boolean;
}

/** Turns the schemas of one document into formulas. */
export class Compiler {
  readonly formulas: Formulas;
  readonly options: CompileOptions;
  readonly document: SchemaDocument;
  readonly #root: Schema;
  readonly #side: string;
  readonly #readings = new Map<JsonObject, Reading[]>();
  /** The schemas being read that speak of the same value. */
  #sameValue = new Set<Reading>();
  #depth = 0;
  #applied = 0;
  readonly #scopeKeys = new Map<string, number>();

  /** `root` is read in the place of the document's own root; references lead into the document all the same. */
  constructor(schema: Schema, side: string, formulas: Formulas, options: CompileOptions, root = schema) {
    this.document = new SchemaDocument(schema);
    this.#root = root;
    this.#side = side;
    this.formulas = formulas;
    this.options = options;
  }

  /** The whole document. */
  root(): Formula {
    return this.part(this.rootSite(this.options.declared));
  }

  /** The schema that is read as the root. */
  rootSite(declared: boolean): Site {
    return this.at({ ...this.document.root, value: this.#root }, new Map(), declared);
  }

  /** A place as a schema to read. */
  at(place: Place, scopes: Scopes, declared: boolean): Site {
    return { value: place.value, pointer: place.pointer, base: place.base, scopes: this.#entered(place.base, scopes), declared };
  }

  /** A schema within this one. */
  below(site: Site, ...tokens: readonly (string | number)[]): Site {
    const inner = placeBelow(site, ...tokens);
    return inner.base === site.base ? inner : { ...inner, scopes: this.#entered(inner.base, inner.scopes) };
  }

  #entered(base: string, scopes: Scopes): Scopes {
    if (!this.options.scopes) return scopes;
    const own = this.document.dynamicAnchors(base);
    return own.size === 0 ? scopes : new Map([...own, ...scopes]);
  }

  /** The keyword's value, if the schema has it and it is not ignored. */
  read(site: Site, keyword: string): Json | undefined {
    const schema = keywordsAt(site);
    return Object.hasOwn(schema, keyword) && !this.options.ignore.has(keyword) ? schema[keyword] : undefined;
  }

  /** A schema for a part of the value: a member, an item. */
  part(site: Site): Formula {
    const outer = this.#sameValue;
    this.#sameValue = new Set();
    try {
      const formula = this.same(site);
      return site.declared ? this.formulas.and(formula, declaredNamesOnly(site, this)) : formula;
    } finally {
      this.#sameValue = outer;
    }
  }

  /** A schema for the same value. */
  same(site: Site): Formula {
    if (site.value === true) return this.formulas.anything;
    if (site.value === false) return this.formulas.nothing;
    const reading = this.#reading(site);
    if (reading.formula !== undefined) return reading.formula;
    if (this.#sameValue.has(reading)) throw new Malformed(site.pointer, 'a schema that refers to itself without going into the value');
    if (reading.working || this.#depth > DEEPEST_AT_ONCE) {
      const key = `${this.#side} ${site.pointer} ${site.declared} ${reading.scopes}`;
      return this.formulas.link(key, () => this.#later(site));
    }
    return this.#compile(site, reading);
  }

  #reading(site: Site): Reading {
    const schema = keywordsAt(site);
    const scopes = this.#scopeKey(site.scopes);
    const all = this.#readings.get(schema) ?? [];
    let reading = all.find((one) => one.base === site.base && one.scopes === scopes && one.declared === site.declared);
    if (reading === undefined) {
      reading = { base: site.base, scopes, declared: site.declared, formula: undefined, working: false };
      all.push(reading);
      this.#readings.set(schema, all);
    }
    return reading;
  }

  #compile(site: Site, reading: Reading): Formula {
    reading.working = true;
    this.#sameValue.add(reading);
    this.#depth += 1;
    try {
      reading.formula = this.formulas.every(this.statements(site).map(([, part]) => part));
      return reading.formula;
    } finally {
      this.#depth -= 1;
      this.#sameValue.delete(reading);
      reading.working = false;
    }
  }

  /** Counts looks at the schemas for one value: references can make them exponentially many. */
  countApplied(site: Site): void {
    this.#applied += 1;
    if (this.#applied > MOST_APPLIED) throw new Malformed(site.pointer, 'too many schemas apply to the same value');
  }

  /** A statement that is not understood: no other place says the same, whatever it looks like. */
  doubt(site: Site, keyword: string, reason: string): Formula {
    const key = `${this.#side} ${site.pointer} ${keyword} ${site.declared} ${this.#scopeKey(site.scopes)}`;
    return this.formulas.opaque({ pointer: below(site.pointer, keyword), reason }, key);
  }

  #later(site: Site): Formula {
    const [depth, outer] = [this.#depth, this.#sameValue];
    this.#depth = 0;
    this.#sameValue = new Set();
    try {
      return this.same(site);
    } finally {
      this.#depth = depth;
      this.#sameValue = outer;
    }
  }

  /** What each keyword of a schema says. */
  statements(site: Site): readonly (readonly [string, Formula])[] {
    const schema: JsonObject = keywordsAt(site);
    const said: (readonly [string, Formula])[] = [];
    for (const keyword of refusing(schema)) {
      const value = this.read(site, keyword);
      const read = readers.get(keyword);
      if (value !== undefined && read !== undefined) said.push([keyword, read(value, site, this)]);
    }
    return said;
  }

  /** The schema that `$ref` or `$dynamicRef` of a schema leads to. */
  target(site: Site, keyword: '$ref' | '$dynamicRef'): Site {
    const reference = this.read(site, keyword);
    const place = this.document.resolve(reference, site);
    if (keyword === '$ref') return this.at(place, site.scopes, site.declared);
    if (!this.options.scopes) throw new NeedsScopes();
    const schema = typeof place.value === 'object' ? place.value : undefined;
    const name = typeof reference === 'string' ? reference.slice(reference.indexOf('#') + 1) : '';
    const dynamic = schema !== undefined && schema !== null && '$dynamicAnchor' in schema && schema['$dynamicAnchor'] === name;
    return this.at((dynamic ? site.scopes.get(name) : undefined) ?? place, site.scopes, site.declared);
  }

  #scopeKey(scopes: Scopes): number {
    if (scopes.size === 0) return -1;
    const text = [...scopes]
      .map(([name, { pointer }]) => `${name}=${pointer}`)
      .sort()
      .join();
    const key = this.#scopeKeys.get(text) ?? this.#scopeKeys.size;
    this.#scopeKeys.set(text, key);
    return key;
  }
}
