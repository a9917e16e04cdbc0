import type { Context } from '../generated/handlers.ts';
import type { OnExtractedOutput, OnExtractedReceived } from '../generated/operations.ts';
import { globFits } from '../rules/glob.ts';
import { allRules } from '../store/rules.ts';

/** Say that a propagation is due when a document is extracted whose id is a source of a rule; nothing is written. */
export async function onExtracted(input: OnExtractedReceived, context: Context): Promise<OnExtractedOutput> {
  const { id } = input.document;
  const rules = (await allRules(context)).filter(({ source }) => globFits(source, id)).map((rule) => rule.id);
  if (rules.length > 0) await context.kernel.events.publishPropagationDue({ document: id, rules });
  return { rules };
}
