import type { Streaming } from '../context.ts';
import type { StubCallOptions } from './stub-types.ts';

type Call = (input: unknown, options?: StubCallOptions<unknown>) => Streaming<unknown, unknown>;

/** The operations of a plugin as methods, each by the name of its handler. */
export function methodsOf(
  operations: Readonly<Record<string, { readonly handler: string }>>,
  call: (operation: string, ...rest: Parameters<Call>) => Streaming<unknown, unknown>,
): Record<string, Call> {
  const entries = Object.entries(operations).map(([operation, { handler }]): [string, Call] => [handler, (input, options) => call(operation, input, options)]);
  return Object.fromEntries(entries);
}
