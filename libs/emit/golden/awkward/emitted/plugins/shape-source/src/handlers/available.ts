import { unimplemented } from '@plugwright/sdk';
import type { Context } from '../generated/handlers.ts';
import type { AvailableOutput, AvailableReceived } from '../generated/operations.ts';

/** Whether there is a shape. */
export async function available(_input: AvailableReceived, _context: Context): Promise<AvailableOutput> {
  throw unimplemented('available');
}
