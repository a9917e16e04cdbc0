import type { Model } from '../../model/document.ts';
import type { LinkContext } from '../link-context.ts';
import type { LinkDocument } from '../link-document.ts';
import { checkContributions } from './contributions.ts';
import { checkDefaults } from './defaults.ts';
import { checkExamples } from './examples.ts';
import { checkPointers } from './pointers.ts';
import { checkSubscriptions } from './subscriptions.ts';

/** Every value that a document shows or hands on fits the schema it is meant for. */
export function checkFits(context: LinkContext, model: Model, document: LinkDocument): void {
  const built = model.documents.get(document.id);
  if (built === undefined) return;
  checkDefaults(context, model, document);
  checkExamples(model, document, built);
  checkPointers(model, document, built);
  if (built.kind !== 'plugin') return;
  checkContributions(model, document, built);
  checkSubscriptions(model, document, built);
}
