/** What pairing needs to know of a member. */
export interface Named {
  readonly name: string;
  readonly identity: string;
  readonly renamedFrom: readonly string[];
}

/** The members of two versions of a group, matched. */
export interface Paired<T> {
  readonly kept: readonly (readonly [old: T, current: T])[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
  /** Kept members whose past lost names that it had. */
  readonly forgotten: readonly { readonly old: T; readonly current: T; readonly names: readonly string[] }[];
}

/**
 * Match members by identity, which a rename keeps; and what is left by name, because a past that was forgotten changes
 * the identity of a member that is still there.
 */
export function pairMembers<T extends Named>(old: Iterable<T>, current: Iterable<T>): Paired<T> {
  const left = new Map([...current].map((member) => [member.identity, member]));
  const kept: [T, T][] = [];
  const unmatched: T[] = [];
  for (const member of old) {
    const same = left.get(member.identity);
    if (same === undefined) unmatched.push(member);
    else {
      kept.push([member, same]);
      left.delete(member.identity);
    }
  }
  const byName = new Map([...left.values()].map((member) => [member.name, member]));
  const removed: T[] = [];
  for (const member of unmatched) {
    const same = byName.get(member.name);
    if (same === undefined) removed.push(member);
    else {
      kept.push([member, same]);
      left.delete(same.identity);
    }
  }
  const forgotten = kept.flatMap(([before, after]) => {
    const names = before.renamedFrom.filter((name) => !after.renamedFrom.includes(name));
    return names.length === 0 ? [] : [{ old: before, current: after, names }];
  });
  return { kept, added: [...left.values()], removed, forgotten };
}
