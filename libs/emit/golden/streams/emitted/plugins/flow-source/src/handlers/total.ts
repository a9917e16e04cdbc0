import { unimplemented } from '@plugwright/sdk';
import type { UploadContext } from '../generated/handlers.ts';
import type { TotalOutput, TotalReceived, TotalUploadReceived } from '../generated/operations.ts';

/** Add up numbers. */
export async function total(_input: TotalReceived, _context: UploadContext<TotalUploadReceived>): Promise<TotalOutput> {
  throw unimplemented('total');
}
