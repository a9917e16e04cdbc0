import { cardOf } from '../card/card.ts';
import type { Context } from '../generated/handlers.ts';
import type { OnExtractedOutput, OnExtractedReceived } from '../generated/operations.ts';

/** Make a card of an extracted document and publish it. */
export async function onExtracted(input: OnExtractedReceived, context: Context): Promise<OnExtractedOutput> {
  const card = cardOf(input.document, context.config.abstractLength);
  await context.kernel.events.publishCardMade({ card });
  return { card };
}
