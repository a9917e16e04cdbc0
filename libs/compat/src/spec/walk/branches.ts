import { isArray, isObject, objectOf, textsOf, type Json, type JsonObject, type Schema } from '@plugwright/spec';
import { sameJson } from '../equal.ts';
import type { Sense } from './edit.ts';
import { inner, placeName, type At, type KeywordFamily, type Walker } from './step.ts';

/** What one schema more of a keyword does, and whether wider inside is wider outside. */
interface Meaning {
  readonly added: Sense;
  readonly turned?: boolean;
  readonly name?: string;
}

const single: Readonly<Record<string, Meaning>> = {
  items: { added: 'narrower', name: '[]' },
  additionalProperties: { added: 'changed', name: '*' },
  propertyNames: { added: 'narrower' },
  contains: { added: 'narrower', turned: true },
  unevaluatedItems: { added: 'narrower', name: '[]' },
  unevaluatedProperties: { added: 'narrower', name: '*' },
  not: { added: 'narrower', turned: true },
  if: { added: 'changed', turned: true },
  then: { added: 'narrower' },
  else: { added: 'narrower' },
};

const lists: Readonly<Record<string, Meaning>> = {
  allOf: { added: 'narrower' },
  anyOf: { added: 'wider' },
  oneOf: { added: 'changed', turned: true },
  prefixItems: { added: 'changed', name: '[]' },
};

const maps: Readonly<Record<string, Meaning>> = { patternProperties: { added: 'changed', name: '*' }, dependentSchemas: { added: 'narrower' } };

const [singles, listed, mapped] = [Object.entries(single), Object.entries(lists), Object.entries(maps)];

const opposite: Readonly<Record<Sense, Sense>> = { wider: 'narrower', narrower: 'wider', changed: 'changed' };

function schemaAt(value: Json | undefined): Schema | undefined {
  return typeof value === 'boolean' || isObject(value) ? value : undefined;
}

function one(
  walker: Walker,
  old: Json | undefined,
  current: Json | undefined,
  at: At,
  keyword: string,
  tokens: readonly (string | number)[],
  meaning: Meaning,
): void {
  const before = schemaAt(old);
  const after = schemaAt(current);
  if (before !== undefined && after !== undefined) walker.visit(before, after, inner(at, tokens, tokens, meaning.name, at.turned || meaning.turned === true));
  else if (after !== undefined) walker.edit(at, meaning.added, `${placeName(at.path)} has \`${keyword}\` now`, tokens, 'new');
  else if (before !== undefined) walker.edit(at, opposite[meaning.added], `${placeName(at.path)} no longer has \`${keyword}\``, tokens, 'old');
}

/** Branches that are equal on both sides are set aside; where as many are left, they are taken for the same ones. */
function branches(walker: Walker, old: readonly Json[], current: readonly Json[], at: At, keyword: string, meaning: Meaning): void {
  const left = current.map((branch, index) => ({ branch, index }));
  const lost = old
    .map((branch, index) => ({ branch, index }))
    .filter(({ branch }) => {
      const same = left.findIndex((other) => sameJson(branch, other.branch));
      if (same >= 0) left.splice(same, 1);
      return same < 0;
    });
  if (lost.length === left.length) {
    lost.forEach(({ branch, index }, position) => {
      const other = left[position];
      const before = schemaAt(branch);
      const after = schemaAt(other?.branch);
      if (before === undefined || after === undefined || other === undefined) return;
      walker.visit(before, after, inner(at, [keyword, index], [keyword, other.index], meaning.name, at.turned || meaning.turned === true));
    });
    return;
  }
  const count = (number: number): string => (number === 1 ? 'one branch' : `${number} branches`);
  if (left.length > 0)
    walker.edit(at, lost.length > 0 ? 'changed' : meaning.added, `\`${keyword}\` of ${placeName(at.path)} has ${count(left.length)} more`, [keyword]);
  if (lost.length > 0)
    walker.edit(at, left.length > 0 ? 'changed' : opposite[meaning.added], `\`${keyword}\` of ${placeName(at.path)} has ${count(lost.length)} fewer`, [
      keyword,
    ]);
}

function prefix(walker: Walker, old: readonly Json[], current: readonly Json[], at: At): void {
  const shared = Math.min(old.length, current.length);
  for (let index = 0; index < shared; index += 1)
    one(walker, old[index], current[index], at, 'prefixItems', ['prefixItems', index], { added: 'changed', name: `[${index}]` });
  if (old.length !== current.length)
    walker.edit(at, 'changed', `${placeName(at.path)} describes ${current.length} first items, not ${old.length}`, ['prefixItems']);
}

/** Keywords that hold other schemas. */
export const subschemas: KeywordFamily = (walker, old, current, at) => {
  for (const [keyword, meaning] of singles) one(walker, old[keyword], current[keyword], at, keyword, [keyword], meaning);
  for (const [keyword, meaning] of listed) {
    const before = old[keyword];
    const after = current[keyword];
    if (isArray(before) && isArray(after)) {
      if (keyword === 'prefixItems') prefix(walker, before, after, at);
      else branches(walker, before, after, at, keyword, meaning);
    } else if (isArray(after))
      walker.edit(
        at,
        keyword === 'anyOf' || keyword === 'oneOf' ? 'narrower' : meaning.added,
        `${placeName(at.path)} has \`${keyword}\` now`,
        [keyword],
        'new',
      );
    else if (isArray(before)) walker.edit(at, 'changed', `${placeName(at.path)} no longer has \`${keyword}\``, [keyword], 'old');
  }
  for (const [keyword, meaning] of mapped) {
    const before = objectOf(old, keyword);
    const after = objectOf(current, keyword);
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const of = (group: JsonObject): Json | undefined => (Object.hasOwn(group, name) ? group[name] : undefined);
      one(walker, of(before), of(after), at, `${keyword} ${name}`, [keyword, name], meaning);
    }
  }
  dependentRequired(walker, old, current, at);
};

function dependentRequired(walker: Walker, old: JsonObject, current: JsonObject, at: At): void {
  const before = objectOf(old, 'dependentRequired');
  const after = objectOf(current, 'dependentRequired');
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const needed = textsOf(after, name);
    const was = textsOf(before, name);
    for (const other of needed.filter((item) => !was.includes(item)))
      walker.edit(at, 'narrower', `\`${other}\` is required beside \`${name}\` now`, ['dependentRequired', name]);
    for (const other of was.filter((item) => !needed.includes(item)))
      walker.edit(at, 'wider', `\`${other}\` is no longer required beside \`${name}\``, ['dependentRequired', name]);
  }
}
