import { unimplemented } from '@plugwright/sdk';
import type { Context } from '../generated/handlers.ts';
import type { RedrawOutput, RedrawReceived } from '../generated/operations.ts';

/** Draw again. */
export async function redraw(_input: RedrawReceived, _context: Context): Promise<RedrawOutput> {
  throw unimplemented('redraw');
}
