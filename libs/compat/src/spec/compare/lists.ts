/** What two lists without an order differ by. */
export function differenceOf<T>(old: Iterable<T>, current: Iterable<T>): { readonly added: readonly T[]; readonly removed: readonly T[] } {
  const before = new Set(old);
  const after = new Set(current);
  return { added: [...after].filter((item) => !before.has(item)), removed: [...before].filter((item) => !after.has(item)) };
}
