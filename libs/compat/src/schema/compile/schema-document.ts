import type { Json, Schema } from '@plugwright/spec';
import { isObject } from '../value/json-type.ts';
import { Malformed } from './malformed.ts';
import { tokensOf } from './pointer.ts';
import { innerSchemas } from './positions.ts';
import { baseAt, placeBelow, resolveAddress, step, type Place } from './site.ts';

/** The base of a document without `$id`: references to others stay unresolvable. */
const NO_ADDRESS = 'schema:///root';

interface Index {
  readonly resources: ReadonlyMap<string, Place>;
  readonly anchors: ReadonlyMap<string, Place>;
  /** Dynamic anchors of each resource. */
  readonly dynamic: ReadonlyMap<string, ReadonlyMap<string, Place>>;
}

/** One schema document: what its references lead to. */
export class SchemaDocument {
  readonly root: Place;
  readonly #resolved = new Map<string, Place>();
  #index: Index | undefined;

  constructor(schema: Schema) {
    this.root = { value: schema, pointer: '', base: baseAt(schema, NO_ADDRESS) };
  }

  /** Where a reference leads, as it was found out once. Throws `Malformed` where that is nowhere. */
  resolve(reference: Json | undefined, from: Place): Place {
    if (typeof reference !== 'string') throw new Malformed(from.pointer, 'a reference has to be text');
    // No address holds a space.
    const key = `${from.base} ${reference}`;
    const place = this.#resolved.get(key) ?? this.#lookUp(reference, from);
    this.#resolved.set(key, place);
    return place;
  }

  #lookUp(reference: string, from: Place): Place {
    const address = resolveAddress(reference, from.base);
    const lost = (): Malformed => new Malformed(from.pointer, `the reference "${reference}" leads nowhere`);
    if (address === undefined) throw lost();
    const cut = address.indexOf('#');
    const base = cut < 0 ? address : address.slice(0, cut);
    const fragment = decode(cut < 0 ? '' : address.slice(cut + 1));
    const resource = base === this.root.base ? this.root : this.#all().resources.get(base);
    if (resource === undefined) throw lost();
    const tokens = fragment === undefined ? undefined : tokensOf(fragment);
    if (tokens === undefined) {
      const anchored = this.#all().anchors.get(`${base}#${fragment ?? ''}`);
      if (anchored === undefined) throw lost();
      return anchored;
    }
    return follow(resource, tokens) ?? fail(lost());
  }

  /** The dynamic anchors of a resource. */
  dynamicAnchors(base: string): ReadonlyMap<string, Place> {
    return this.#all().dynamic.get(base) ?? new Map<string, Place>();
  }

  #all(): Index {
    this.#index ??= indexOf(this.root);
    return this.#index;
  }
}

function fail(error: Error): never {
  throw error;
}

function follow(start: Place, tokens: readonly string[]): Place | undefined {
  let place = start;
  for (const token of tokens) {
    if (step(place.value, token) === undefined) return undefined;
    place = placeBelow(place, token);
  }
  return place;
}

function decode(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

function indexOf(root: Place): Index {
  const resources = new Map<string, Place>([[root.base, root]]);
  const anchors = new Map<string, Place>();
  const dynamic = new Map<string, Map<string, Place>>();
  const pending: Place[] = [root];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { value, base } = place;
    if (!isObject(value)) continue;
    if (typeof value['$id'] === 'string' && !resources.has(base)) resources.set(base, place);
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const name = Object.hasOwn(value, keyword) ? value[keyword] : undefined;
      if (typeof name !== 'string') continue;
      anchors.set(`${base}#${name}`, place);
      if (keyword === '$dynamicAnchor') dynamic.set(base, (dynamic.get(base) ?? new Map<string, Place>()).set(name, place));
    }
    for (const { tokens } of innerSchemas(value)) pending.push(placeBelow(place, ...tokens));
  }
  return { resources, anchors, dynamic };
}
