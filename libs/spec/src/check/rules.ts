import type { DocumentKind } from '../model/document.ts';
import type { Reporter } from './reporter.ts';

/** A check of one document by itself. It must bear any value: the meta-schema has reported what has the wrong form. */
export type Rule = (reporter: Reporter, kind: DocumentKind) => void;

/** Every rule, in the order they run. */
export const rules: readonly Rule[] = [];
