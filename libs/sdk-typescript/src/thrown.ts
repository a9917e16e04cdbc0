/** What was thrown, for people: name and message of an error, of anything else what Node shows of it. JavaScript can throw anything, and `String` says no more of most than that they are objects. */
export function thrownText(thrown: unknown): string {
  if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}`;
  return typeof thrown === 'string' ? thrown : process.getBuiltinModule('node:util').inspect(thrown, { breakLength: Infinity, customInspect: false });
}
