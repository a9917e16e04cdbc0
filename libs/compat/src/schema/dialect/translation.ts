import type { Json, JsonObject } from '@plugwright/spec';
import { draft202012 } from './draft-2020-12.ts';
import { isObject, put } from './handlers.ts';
import { Moves } from './moves.ts';
import { below } from './pointer.ts';
import { documentResource, identity, resolve, type Resource } from './resource.ts';
import { Untranslatable, type DialectRules, type Draft, type Walk } from './rules.ts';

/** Deepest nesting of schemas; the walk is recursive. */
const MAX_DEPTH = 500;

/** Where what is referred to stands aside when its own name means something in 2020-12. */
const SHELF = 'x-referenced';

/** A reference found on the way. */
export interface FoundReference {
  readonly out: Draft;
  readonly keyword: string;
  readonly resource: Resource;
}

/** A name found on the way. */
export interface FoundAnchor {
  readonly out: Draft;
  readonly to: string;
  readonly name: string;
  readonly dynamic: boolean;
  readonly resource: Resource;
}

/** One walk over a document, from schema to schema by the positions its dialect knows. */
export class Translation implements Walk {
  readonly moves = new Moves();
  readonly references: FoundReference[] = [];
  readonly resources: Resource[] = [];
  readonly anchors: FoundAnchor[] = [];
  /** Schemas that begin a resource by naming it. */
  readonly named: Draft[] = [];
  readonly manyResources: boolean;
  readonly #rules: DialectRules;
  readonly #extra: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;
  #resource: Resource;
  #depth = 0;

  /** `extra` holds pointers of places that references use as schemas though no keyword does; `names` all member names. */
  constructor(document: Json, rules: DialectRules, extra: ReadonlySet<string>, names: ReadonlySet<string>, manyResources: boolean) {
    this.#resource = documentResource(document);
    this.#rules = rules;
    this.#extra = extra;
    this.#names = names;
    this.manyResources = manyResources;
  }

  get resourceRoot(): Json {
    return this.#resource.root;
  }

  anchor(out: Draft, to: string, name: string, dynamic: boolean): void {
    this.anchors.push({ out, to, name, dynamic, resource: this.#resource });
  }

  mentions(keyword: string): boolean {
    return this.#names.has(keyword);
  }

  reference(out: Draft, keyword: string): void {
    this.references.push({ out, keyword, resource: this.#resource });
  }

  literal(value: Json, from: string, to: string): Json {
    if (this.#extra.size === 0 || typeof value !== 'object' || value === null) return value;
    if (from !== '' && this.#extra.has(from)) return this.schema(value, from, to);
    if (!this.#leadsToExtra(from)) return value;
    if (Array.isArray(value)) return (value as readonly Json[]).map((item, index) => this.literal(item, below(from, index), below(to, index)));
    const out: Draft = {};
    for (const [name, member] of Object.entries(value as JsonObject)) put(out, name, this.literal(member, below(from, name), below(to, name)));
    return out;
  }

  schema(value: Json, from: string, to: string): Json {
    this.moves.schema(from, to);
    if (!isObject(value)) return value;
    if (this.#depth >= MAX_DEPTH) throw new Untranslatable(`schemas are nested deeper than ${String(MAX_DEPTH)}`, from);
    const resource = this.#resource;
    this.#depth += 1;
    try {
      return this.#object(value, from, to);
    } finally {
      this.#depth -= 1;
      this.#resource = resource;
    }
  }

  #object(node: JsonObject, from: string, to: string): Draft {
    const out: Draft = {};
    const { keywords, refHidesSiblings, identifier } = this.#rules;
    const alone = refHidesSiblings && typeof node['$ref'] === 'string';
    if (!alone) this.#identify(node, identifier, out, from, to);
    else if (from === '') this.resources.push(this.#resource);
    // Written branches of `allOf` keep their numbers when another keyword adds one.
    const names = Object.keys(node).sort((left, right) => Number(right === 'allOf') - Number(left === 'allOf'));
    for (const keyword of names) {
      const value = node[keyword];
      if (value === undefined) continue;
      const known = Object.hasOwn(keywords, keyword) && (!alone || keyword === '$ref' || keyword === 'definitions' || keyword === '$defs');
      const place = below(from, keyword);
      if (known) keywords[keyword]?.({ keyword, value, node, out, from: place, to, walk: this });
      else if (this.#leadsToExtra(place)) this.#aside(out, keyword, value, place, to);
    }
    return out;
  }

  /** An unknown keyword means nothing and is left out, but for what references point into; that moves where it still means nothing. */
  #aside(out: Draft, keyword: string, value: Json, from: string, to: string): void {
    if (!Object.hasOwn(draft202012.keywords, keyword)) {
      put(out, keyword, this.literal(value, from, below(to, keyword)));
      return;
    }
    const held = (out[SHELF] as Draft | undefined) ?? {};
    const target = below(below(to, SHELF), keyword);
    this.moves.other(from, target);
    put(held, keyword, this.literal(value, from, target));
    out[SHELF] = held;
  }

  #identify(node: JsonObject, identifier: 'id' | '$id' | undefined, out: Draft, from: string, to: string): void {
    const { base, anchor } = identity(node, identifier);
    if (base !== undefined || from === '') {
      this.#resource = { uri: resolve(base ?? '', this.#resource.uri) ?? this.#resource.uri, from, to, root: node };
      this.resources.push(this.#resource);
    }
    if (base !== undefined) {
      out['$id'] = base;
      this.named.push(out);
    }
    if (anchor !== undefined) {
      out['$anchor'] = anchor;
      this.anchor(out, to, anchor, false);
    }
  }

  #leadsToExtra(from: string): boolean {
    if (this.#extra.has(from)) return true;
    for (const pointer of this.#extra) if (pointer.startsWith(`${from}/`)) return true;
    return false;
  }
}
