import { unimplemented } from '@plugwright/sdk';
import type { Context } from '../generated/handlers.ts';
import type { DrawOutput, DrawReceived } from '../generated/operations.ts';

/** Draw a shape. *\/ \@deprecated never */
export async function draw(_input: DrawReceived, _context: Context): Promise<DrawOutput> {
  throw unimplemented('draw');
}
