import { below, type JsonObject, type Schema } from '@plugwright/spec';
import type { Spot } from '../comparison.ts';
import type { EditKind, Sense } from './edit.ts';

/** Where a walk is: the same place in both versions. */
export interface At {
  /** Dotted names from the surface. */
  readonly path: string;
  readonly old: Spot;
  readonly new: Spot;
  readonly via: readonly string[];
  /** Under `not`, `if` and the like, where wider inside may be narrower outside. */
  readonly turned: boolean;
}

/** Which sides of an edit have a place. */
type Sides = 'both' | 'old' | 'new';

/** What the keyword families of the walk use. */
export interface Walker {
  visit(old: Schema, current: Schema, at: At): void;
  edit(at: At, sense: Sense, text: string, tokens?: readonly (string | number)[], sides?: Sides, kind?: EditKind): void;
  lost(at: At, old: JsonObject): void;
  forgot(at: At, names: readonly string[]): void;
}

/** Compares one family of keywords of two schemas at one place. */
export type KeywordFamily = (walker: Walker, old: JsonObject, current: JsonObject, at: At) => void;

function spotBelow({ document, pointer }: Spot, tokens: readonly (string | number)[]): Spot {
  return { document, pointer: below(pointer, ...tokens) };
}

/** The place of a subschema; `name` is what the path shows of it. */
export function inner(at: At, oldTokens: readonly (string | number)[], newTokens: readonly (string | number)[], name = '', turned = at.turned): At {
  const path = name === '' ? at.path : name === '[]' || at.path === '' ? `${at.path}${name}` : `${at.path}.${name}`;
  return { path, old: spotBelow(at.old, oldTokens), new: spotBelow(at.new, newTokens), via: at.via, turned };
}

/** What people call the place. */
export function placeName(path: string): string {
  return path === '' ? 'the value' : `\`${path}\``;
}
