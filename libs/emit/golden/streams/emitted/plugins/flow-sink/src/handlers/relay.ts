import { unimplemented } from '@plugwright/sdk';
import type { Context } from '../generated/handlers.ts';
import type { RelayItem, RelayOutput, RelayReceived } from '../generated/operations.ts';

/** Hand on what is converted. */
export async function* relay(_input: RelayReceived, _context: Context): AsyncGenerator<RelayItem, RelayOutput, void> {
  throw unimplemented('relay');
}
