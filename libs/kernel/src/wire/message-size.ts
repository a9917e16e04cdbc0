/**
 * Whether a value that crossed as an object would be larger than a limit as JSON, or is not JSON at all (a Map, a
 * BigInt, a circle ...). Counts until the limit only, so that a huge value costs no more than the limit.
 */
export function exceedsBytes(value: unknown, maxBytes: number): boolean {
  let budget = maxBytes;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const item = open.pop();
    budget -= 1;
    if (typeof item === 'string') {
      budget -= item.length + 1;
    } else if (typeof item === 'object' && item !== null) {
      const prototype: unknown = Object.getPrototypeOf(item);
      if (Array.isArray(item)) {
        budget -= 1;
        if (item.length > budget) return true;
        for (const member of item as unknown[]) open.push(member);
      } else if (prototype === Object.prototype || prototype === null) {
        for (const [key, member] of Object.entries(item)) {
          budget -= key.length + 3;
          open.push(member);
        }
      } else {
        return true;
      }
    } else if (typeof item === 'bigint') {
      return true;
    }
    if (budget < 0) return true;
  }
  return false;
}
