import { cardOf } from '../card/card.ts';
import type { Context } from '../generated/handlers.ts';
import type { MakeOutput, MakeReceived } from '../generated/operations.ts';

/** The card of a source text. */
export async function make(input: MakeReceived, context: Context): Promise<MakeOutput> {
  const { document } = await context.kernel.plugins.extract.extract({ id: input.id, content: input.content, publish: false });
  return { card: cardOf(document, context.config.abstractLength) };
}
