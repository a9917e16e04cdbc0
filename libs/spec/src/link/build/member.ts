import { objectOf, textOf, textsOf, isObject } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import { identitiesOf } from '../../model/identity.ts';
import type { Deprecation, Member, Stability } from '../../model/members.ts';
import type { Json, JsonObject, Schema } from '../../model/schema.ts';

const stabilities: readonly string[] = ['experimental', 'beta', 'stable'] satisfies Stability[];

/** Optional members without the ones that are absent, as exactOptionalPropertyTypes wants them. */
export function present<T extends object>(members: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The `x-*` keys of a mapping. */
export function extensionsOf(value: Json): JsonObject {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith('x-'))) : {};
}

function deprecationOf(value: Json): Deprecation | undefined {
  if (isObject(value) && value['deprecated'] === true) return { since: textOf(value, 'since') ?? '0.0.0' };
  const deprecated = objectOf(value, 'deprecated');
  const since = textOf(deprecated, 'since');
  if (since === undefined) return undefined;
  return {
    since,
    ...present<Deprecation>({
      since,
      removal: textOf(deprecated, 'removal'),
      replacement: textOf(deprecated, 'replacement'),
      message: textOf(deprecated, 'message'),
    }),
  };
}

/** What any member has, by name, for a whole group at once (identities depend on the siblings). */
export function buildGroup<T>(group: JsonObject, pointer: string, build: (member: Member, written: Json, pointer: string) => T): ReadonlyMap<string, T> {
  const { identities } = identitiesOf(group);
  const result = new Map<string, T>();
  for (const [name, written] of Object.entries(group)) {
    const at = below(pointer, name);
    const stability = textOf(written, 'stability');
    const member: Member = {
      name,
      identity: identities.get(name) ?? name,
      pointer: at,
      stability: stability !== undefined && stabilities.includes(stability) ? (stability as Stability) : 'stable',
      renamedFrom: textsOf(written, 'renamedFrom'),
      extensions: extensionsOf(written),
      ...present<Member>({
        summary: textOf(written, 'summary'),
        description: textOf(written, 'description'),
        since: textOf(written, 'since'),
        deprecated: deprecationOf(written),
      } as Member),
    };
    result.set(name, build(member, written, at));
  }
  return result;
}

/** The value of a key as a schema; anything is allowed where it is not one (which the check reports). */
export function schemaOf(value: Json, key: string): Schema {
  const schema = isObject(value) ? value[key] : undefined;
  return typeof schema === 'boolean' || isObject(schema) ? schema : true;
}
