import { coreCallError } from '../call-error.ts';

/**
 * Whether a value that crossed as an object would be larger than a limit as JSON, or is not JSON at all (a Map, a
 * BigInt, a circle ...). Counts until the limit only, so that a huge value costs no more than the limit.
 */
export function exceedsBytes(value: unknown, maxBytes: number): boolean {
  let budget = maxBytes;
  const open: object[] = [];
  const spend = (item: unknown): boolean => {
    budget -= 1;
    if (typeof item === 'string') budget -= item.length + 1;
    else if (typeof item === 'object' && item !== null) open.push(item);
    return budget < 0 || typeof item === 'bigint';
  };
  if (spend(value)) return true;
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (Array.isArray(item)) {
      budget -= 1;
      if (item.length > budget) return true;
      for (const member of item as unknown[]) if (spend(member)) return true;
    } else {
      const prototype: unknown = Object.getPrototypeOf(item);
      if (prototype !== Object.prototype && prototype !== null) return true;
      for (const key of Object.keys(item)) {
        budget -= key.length + 3;
        if (spend((item as Readonly<Record<string, unknown>>)[key])) return true;
      }
    }
  }
  return false;
}

/**
 * What plugins send was measured on the wire; what the program around the kernel hands in is measured by this.
 * @throws CallError `core/limit-exceeded`
 */
export function refuseLarge(value: unknown, maxBytes: number): void {
  if (exceedsBytes(value, maxBytes)) throw coreCallError('core/limit-exceeded', { limit: `messages of ${String(maxBytes)} bytes of JSON` });
}
