import { unimplemented } from '@plugwright/sdk';
import type { Context } from '../generated/handlers.ts';
import type { OnDrawnOutput, OnDrawnReceived } from '../generated/operations.ts';

/** Take what was drawn. */
export async function onDrawn(_input: OnDrawnReceived, _context: Context): Promise<OnDrawnOutput> {
  throw unimplemented('on-drawn');
}
