import type { DocumentDiff } from '@plugwright/compat';
import type { Diagnostic } from '@plugwright/diagnostics';
import type { Model } from '@plugwright/spec';

/** Compares two models: `diffModels` of `@plugwright/compat`, or what a test puts in its place. */
export type Differ = (
  old: Model,
  current: Model,
  options: { readonly documents: string[]; readonly baselineOf: (documentId: string) => Model; readonly now?: Date },
) => Promise<{ readonly documents: readonly DocumentDiff[]; readonly diagnostics: readonly Diagnostic[] }>;
