import type { Context } from '../generated/handlers.ts';
import { DocumentIndex } from './document-index.ts';

/** The one index of the running plugin. */
export function openIndex(context: Context): DocumentIndex {
  return context.memo('index', () => new DocumentIndex(context.kernel.storage));
}
