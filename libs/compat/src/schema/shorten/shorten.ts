import type { Json, JsonObject, Schema } from '@plugwright/spec';
import { refusing } from '../compile/compiler.ts';
import { equalJson } from '../value/equal-json.ts';
import { isArray, isObject } from '../value/json-type.ts';
import { SameWords } from './same-words.ts';

/** A question of the same answer with fewer members. The schemas stand for the roots only: references lead into the whole ones. */
export interface Shorter {
  readonly wider: JsonObject;
  readonly narrower: JsonObject;
  /** Members that are left out: a value that has one of them shows nothing. */
  readonly leftOut: ReadonlySet<string>;
  /** Whether the two schemas are the same. */
  readonly same: boolean;
}

/** With these alone at the root, a value that breaks the containment breaks it without the members that both schemas describe alike. */
const plain: ReadonlySet<string> = new Set(['type', 'properties', 'required', 'additionalProperties']);

/** A schema whose root describes members and nothing that hangs on several of them. */
type Described = JsonObject & { readonly properties: JsonObject };

function isDescribed(schema: Schema): schema is Described {
  return isObject(schema) && Object.hasOwn(schema, 'properties') && isObject(schema['properties']) && refusing(schema).every((keyword) => plain.has(keyword));
}

/**
 * The question without what both schemas say of their members word for word; undefined where nothing can be left out.
 * A member that both describe alike never refuses a value of the narrower schema, and unless the narrower one requires
 * it, a smallest counterexample does not have it.
 */
export function shorten(wider: Schema, narrower: Schema): Shorter | undefined {
  if (!isDescribed(wider) || !isDescribed(narrower)) return undefined;
  const required = namesIn(narrower['required']);
  const words = new SameWords(narrower, wider);
  const leftOut = new Set<string>();
  const granted = new Set<string>();
  const kept: [string, Json][] = [];
  let differs = false;
  for (const name of Object.keys(narrower.properties)) {
    const member = narrower.properties[name] ?? null;
    const other = Object.hasOwn(wider.properties, name) ? (wider.properties[name] ?? null) : undefined;
    if (other !== undefined && words.told(member, other)) {
      if (required.has(name)) granted.add(name);
      else leftOut.add(name);
    } else differs ||= other === undefined || !equalJson(member, other);
    if (!leftOut.has(name)) kept.push([name, member]);
  }
  if (leftOut.size + granted.size === 0) return undefined;
  // A schema that describes no member at all would not declare any.
  const [one] = leftOut;
  if (kept.length === 0 && one !== undefined) {
    leftOut.delete(one);
    kept.push([one, narrower.properties[one] ?? null]);
  }
  const asked: [string, Json][] = [];
  for (const name of Object.keys(wider.properties)) {
    if (!leftOut.has(name)) asked.push([name, granted.has(name) ? true : (wider.properties[name] ?? null)]);
  }
  const demanded = wider['required'];
  return {
    wider: {
      ...wider,
      properties: Object.fromEntries(asked),
      ...(isArray(demanded) ? { required: demanded.filter((name) => typeof name !== 'string' || !required.has(name)) } : {}),
    },
    narrower: { ...narrower, properties: Object.fromEntries(kept) },
    leftOut,
    same: !differs && equalJson(wider, narrower),
  };
}

function namesIn(required: Json | undefined): ReadonlySet<string> {
  return new Set(isArray(required) ? required.filter((name) => typeof name === 'string') : []);
}
