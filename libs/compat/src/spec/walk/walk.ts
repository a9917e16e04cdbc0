import { below, isPlainReference, textOf, type JsonObject, type Model, type Schema } from '@plugwright/spec';
import type { Spot } from '../comparison.ts';
import { subschemas } from './branches.ts';
import type { Edit, EditKind, ForgottenPast, LostMember, SchemaPair, Sense } from './edit.ts';
import { members } from './members.ts';
import type { At, Walker } from './step.ts';
import { unchangedBetween } from './unchanged.ts';
import { bounds, values } from './values.ts';

const families = [values, bounds, members, subschemas] as const;

/** Longest chain of references that lead straight to references. */
const longestChain = 100;

/** What a walk over two versions of a schema came across. */
export interface Walked {
  readonly edits: readonly Edit[];
  readonly pairs: readonly SchemaPair[];
  readonly lost: readonly LostMember[];
  readonly forgotten: readonly ForgottenPast[];
}

/** `true` says nothing, and `false` what no value is. */
function asObject(schema: Schema): JsonObject {
  return typeof schema === 'boolean' ? (schema ? {} : { not: {} }) : schema;
}

interface Target {
  readonly schema: Schema;
  readonly spot: Spot;
  readonly references: readonly string[];
}

class SchemaWalk implements Walker {
  readonly edits: Edit[] = [];
  readonly pairs: SchemaPair[] = [];
  readonly lost_: LostMember[] = [];
  readonly forgotten: ForgottenPast[] = [];
  readonly #old: Model;
  readonly #new: Model;
  readonly #stop: (reference: string) => boolean;
  readonly #unchanged: ReturnType<typeof unchangedBetween>;
  readonly #seen = new Set<string>();

  constructor(old: Model, current: Model, stop: (reference: string) => boolean) {
    this.#old = old;
    this.#new = current;
    this.#unchanged = unchangedBetween(old, current);
    this.#stop = stop;
  }

  edit(at: At, sense: Sense, text: string, tokens: readonly (string | number)[] = [], sides: 'both' | 'old' | 'new' = 'both', kind: EditKind = 'other'): void {
    const spot = ({ document, pointer }: Spot): Spot => ({ document, pointer: below(pointer, ...tokens) });
    this.edits.push({
      kind,
      sense: at.turned ? 'changed' : sense,
      text,
      via: at.via,
      ...(sides === 'new' ? {} : { old: spot(at.old) }),
      ...(sides === 'old' ? {} : { new: spot(at.new) }),
    });
  }

  lost(at: At, old: JsonObject): void {
    this.lost_.push({ path: at.path, old, oldSpot: at.old, via: at.via });
  }

  forgot(at: At, names: readonly string[]): void {
    this.forgotten.push({ path: at.path, names, newSpot: at.new });
  }

  visit(old: Schema, current: Schema, at: At): void {
    // Nothing is said of what stayed as it was, neither as an edit nor as a note.
    if (this.#unchanged.told(old, current)) return;
    const direct = textOf(asObject(old), '$ref');
    if (
      direct !== undefined &&
      direct === textOf(asObject(current), '$ref') &&
      this.#stop(direct) &&
      isPlainReference(asObject(old)) &&
      isPlainReference(asObject(current))
    ) {
      this.#pair(asObject(old), asObject(current), at);
      return;
    }
    const before = this.#follow(this.#old, old, at.old);
    const after = this.#follow(this.#new, current, at.new);
    const key = [...before.references, '|', ...after.references].join(' ');
    if (before.references.length + after.references.length > 0) {
      // What stands beside a reference, such as a default, belongs to the place and not to the type.
      this.#pair(asObject(old), asObject(current), at);
      if (this.#seen.has(key)) return;
      this.#seen.add(key);
    }
    const followed = after.references.length > 0 ? after.references : before.references;
    const place: At = { ...at, old: before.spot, new: after.spot, via: [...at.via, ...followed] };
    const [oldSchema, newSchema] = [asObject(before.schema), asObject(after.schema)];
    this.#pair(oldSchema, newSchema, place);
    this.#references(oldSchema, newSchema, place);
    for (const compare of families) compare(this, oldSchema, newSchema, place);
  }

  #pair(old: JsonObject, current: JsonObject, at: At): void {
    this.pairs.push({ path: at.path, old, new: current, oldSpot: at.old, newSpot: at.new, via: at.via });
  }

  /** A reference with assertions beside it is one of several schemas for the same value. */
  #references(old: JsonObject, current: JsonObject, at: At): void {
    const before = textOf(old, '$ref');
    const after = textOf(current, '$ref');
    if (before === undefined && after === undefined) return;
    if (before !== undefined && after !== undefined) this.visit({ $ref: before }, { $ref: after }, at);
    else
      this.edit(
        at,
        after === undefined ? 'wider' : 'narrower',
        after === undefined ? `${before ?? ''} is no longer referred to` : `${after} is referred to now`,
        ['$ref'],
        after === undefined ? 'old' : 'new',
      );
  }

  #follow(model: Model, schema: Schema, spot: Spot): Target {
    const references: string[] = [];
    let target: Target = { schema, spot, references };
    for (let length = 0; length < longestChain; length += 1) {
      const reference = typeof target.schema === 'boolean' || !isPlainReference(target.schema) ? undefined : textOf(target.schema, '$ref');
      if (reference === undefined) return target;
      const [document = '', name = ''] = reference.split('#/types/');
      const owner = model.documents.get(document);
      const type = owner !== undefined && 'types' in owner ? owner.types.get(name) : undefined;
      if (type === undefined) return target;
      references.push(reference);
      target = { schema: type.schema, spot: { document, pointer: type.pointer }, references };
    }
    return target;
  }
}

/**
 * Compare two versions of a schema keyword by keyword, through references. Names differences; it does not judge them.
 * References for which `stop` holds are not followed where both sides have them.
 */
export function walkSchemas(
  old: { readonly model: Model; readonly schema: Schema; readonly spot: Spot },
  current: { readonly model: Model; readonly schema: Schema; readonly spot: Spot },
  stop: (reference: string) => boolean = () => false,
  via: readonly string[] = [],
): Walked {
  const walk = new SchemaWalk(old.model, current.model, stop);
  walk.visit(old.schema, current.schema, { path: '', old: old.spot, new: current.spot, via, turned: false });
  return { edits: walk.edits, pairs: walk.pairs, lost: walk.lost_, forgotten: walk.forgotten };
}
