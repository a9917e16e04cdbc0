import { unimplemented } from '@plugwright/sdk';
import type { Context } from '../generated/handlers.ts';
import type { NothingOutput, NothingReceived } from '../generated/operations.ts';

/** Streams nothing. */
export async function nothing(_input: NothingReceived, _context: Context): Promise<NothingOutput> {
  throw unimplemented('nothing');
}
