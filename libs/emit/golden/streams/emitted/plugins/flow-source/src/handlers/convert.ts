import { unimplemented } from '@plugwright/sdk';
import type { UploadContext } from '../generated/handlers.ts';
import type { ConvertItem, ConvertOutput, ConvertReceived, ConvertUploadReceived } from '../generated/operations.ts';

/** Convert readings one by one. */
export async function* convert(_input: ConvertReceived, _context: UploadContext<ConvertUploadReceived>): AsyncGenerator<ConvertItem, ConvertOutput, void> {
  throw unimplemented('convert');
}
