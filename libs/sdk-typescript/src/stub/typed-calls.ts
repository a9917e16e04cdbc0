/** The operations of a plugin as methods, each by the name of its handler. */
export function typedCalls<Calls>(operations: Readonly<Record<string, { readonly handler: string }>>, call: (operation: string, input: unknown, options?: never) => Promise<unknown>): Calls {
  const entries = Object.entries(operations).map(([operation, { handler }]) => [handler, (input: unknown, options?: never) => call(operation, input, options)]);
  return Object.fromEntries(entries) as Calls;
}
