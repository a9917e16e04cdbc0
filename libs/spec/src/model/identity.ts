import { textOf, textsOf } from '../json/access.ts';
import type { JsonObject } from './schema.ts';

/** A name whose past belongs to a sibling, as `spec/since-required` tells it. */
export interface PastOfSibling {
  readonly name: string;
  readonly sibling: string;
}

/**
 * The identities of the members of one group: the first name each ever had. A name that a sibling bore before gets
 * `~<since>` behind it, so that the newcomer is never taken for the one that moved away.
 */
export function identitiesOf(group: JsonObject): { readonly identities: ReadonlyMap<string, string>; readonly reused: readonly PastOfSibling[] } {
  const identities = new Map<string, string>();
  const reused: PastOfSibling[] = [];
  const formerOwner = new Map<string, string>();
  for (const [name, member] of Object.entries(group)) {
    for (const former of textsOf(member, 'renamedFrom')) if (!formerOwner.has(former)) formerOwner.set(former, name);
  }
  for (const [name, member] of Object.entries(group)) {
    const [first] = textsOf(member, 'renamedFrom');
    const sibling = first === undefined ? formerOwner.get(name) : undefined;
    if (sibling !== undefined && sibling !== name) {
      reused.push({ name, sibling });
      identities.set(name, `${name}~${textOf(member, 'since') ?? ''}`);
    } else identities.set(name, first ?? name);
  }
  return { identities, reused };
}
