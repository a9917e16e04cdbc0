import { unimplemented } from '@plugwright/sdk';
import type { Context } from '../generated/handlers.ts';
import type { CountItem, CountOutput, CountReceived } from '../generated/operations.ts';

/** Count from one. */
export async function* count(_input: CountReceived, _context: Context): AsyncGenerator<CountItem, CountOutput, void> {
  throw unimplemented('count');
}
