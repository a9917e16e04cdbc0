import type { Context } from '../generated/handlers.ts';
import type { OnExtractedOutput, OnExtractedReceived } from '../generated/operations.ts';
import { add } from './add.ts';

/** Index each document that is extracted. */
export async function onExtracted(input: OnExtractedReceived, context: Context): Promise<OnExtractedOutput> {
  await add({ document: input.document, whatIf: false }, context);
  return {};
}
