import { unimplemented } from '@plugwright/sdk';
import type { Context } from '../generated/handlers.ts';
import type { EchoOutput, EchoReceived } from '../generated/operations.ts';

/** Give a text back with its length. */
export async function echo(_input: EchoReceived, _context: Context): Promise<EchoOutput> {
  throw unimplemented('echo');
}
