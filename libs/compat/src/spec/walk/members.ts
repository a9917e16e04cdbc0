import { identitiesOf, isObject, objectOf, textsOf, type Json, type JsonObject, type Schema } from '@plugwright/spec';
import { pairMembers, type Named } from '../pair-members.ts';
import { inner, type At, type KeywordFamily, type Walker } from './step.ts';

interface Member extends Named {
  readonly schema: Schema;
}

function membersOf(schema: JsonObject): readonly Member[] {
  const properties = objectOf(schema, 'properties');
  const { identities } = identitiesOf(properties);
  return Object.keys(properties).map((name) => ({
    name,
    identity: identities.get(name) ?? name,
    renamedFrom: textsOf(properties[name], 'renamedFrom'),
    schema: asSchema(properties[name]),
  }));
}

function asSchema(value: Json | undefined): Schema {
  return typeof value === 'boolean' || isObject(value) ? value : true;
}

const asObject = (schema: Schema): JsonObject => (typeof schema === 'boolean' ? {} : schema);

/** Callers may leave a member out that is not required, or that has a default. */
function mustGive(schema: JsonObject, member: Member): boolean {
  return textsOf(schema, 'required').includes(member.name) && asObject(member.schema)['default'] === undefined;
}

function compareRequired(walker: Walker, old: JsonObject, current: JsonObject, before: Member, after: Member, at: At): void {
  const was = mustGive(old, before);
  const is = mustGive(current, after);
  if (was === is) return;
  walker.edit(
    inner(at, [], [], after.name),
    is ? 'narrower' : 'wider',
    `\`${inner(at, [], [], after.name).path}\` ${is ? 'became required' : 'became optional'}`,
    ['required'],
  );
}

/** Required names that `properties` does not describe. */
function compareLooseRequired(walker: Walker, old: JsonObject, current: JsonObject, at: At): void {
  const loose = (schema: JsonObject): readonly string[] => textsOf(schema, 'required').filter((name) => !Object.hasOwn(objectOf(schema, 'properties'), name));
  const described = (schema: JsonObject, name: string): boolean => Object.hasOwn(objectOf(schema, 'properties'), name);
  for (const name of loose(current))
    if (!textsOf(old, 'required').includes(name) && !described(old, name)) walker.edit(at, 'narrower', `\`${name}\` became required`, ['required']);
  for (const name of loose(old))
    if (!textsOf(current, 'required').includes(name) && !described(current, name)) walker.edit(at, 'wider', `\`${name}\` became optional`, ['required']);
}

/** `properties` and `required`, member by member; a rename keeps a member's identity. */
export const members: KeywordFamily = (walker, old, current, at) => {
  const paired = pairMembers(membersOf(old), membersOf(current));
  for (const { old: before, current: after, names } of paired.forgotten)
    walker.forgot(inner(at, ['properties', before.name], ['properties', after.name], after.name), names);
  for (const member of paired.removed) {
    const place = inner(at, ['properties', member.name], [], member.name);
    walker.edit(place, 'narrower', `\`${place.path}\` is gone`, [], 'old', 'member-removed');
    walker.lost(place, asObject(member.schema));
  }
  for (const member of paired.added) {
    const place = inner(at, [], ['properties', member.name], member.name);
    const required = mustGive(current, member);
    walker.edit(place, required ? 'narrower' : 'wider', `\`${place.path}\` is new${required ? ' and required' : ''}`, [], 'new', 'member-added');
  }
  for (const [before, after] of paired.kept) {
    const place = inner(at, ['properties', before.name], ['properties', after.name], after.name);
    if (before.name !== after.name) walker.edit(place, 'changed', `\`${inner(at, [], [], before.name).path}\` is called \`${place.path}\` now`);
    compareRequired(walker, old, current, before, after, at);
    walker.visit(before.schema, after.schema, place);
  }
  compareLooseRequired(walker, old, current, at);
};
