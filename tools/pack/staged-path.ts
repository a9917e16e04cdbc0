/** Where a path of the source package stands in the staged one: `./src/x.ts` becomes `./dist/x.js`; others stay. */
export function stagedPath(path: string): string {
  if (!/^(?:\.{1,2}\/)*src\//.test(path)) return path;
  const moved = path.replace(/^((?:\.{1,2}\/)*)src\//, '$1dist/');
  return moved.endsWith('.d.ts') ? moved : moved.replace(/\.ts$/, '.js');
}

/** `stagedPath` over every string of a JSON value, such as generators.json. */
export function stagedStrings(value: unknown): unknown {
  if (typeof value === 'string') return stagedPath(value);
  if (Array.isArray(value)) return value.map(stagedStrings);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, stagedStrings(member)]));
}
