import { unimplemented } from '@plugwright/sdk';
import type { Context } from '../generated/handlers.ts';
import type { FetchOutput, FetchReceived } from '../generated/operations.ts';

/** A shape by name. */
export async function fetch(_input: FetchReceived, _context: Context): Promise<FetchOutput> {
  throw unimplemented('fetch');
}
