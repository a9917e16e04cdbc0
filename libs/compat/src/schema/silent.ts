const silent: ReadonlySet<string> = new Set(['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly', '$comment']);

/** Whether a keyword says nothing about which values are valid. */
export function isSilent(keyword: string): boolean {
  return silent.has(keyword) || keyword.startsWith('x-');
}
