const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a key could reach a prototype in code that is less careful than ours; such a key is refused everywhere. */
export function isForbiddenKey(key: string): boolean {
  return forbidden.has(key);
}
