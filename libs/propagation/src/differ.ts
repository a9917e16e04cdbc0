import type { DocumentDiff } from '@plugwright/compat';
import type { Model } from '@plugwright/spec';

/** Compares two models; `diffModels` of `@plugwright/compat` is one. */
export type Differ = (
  old: Model,
  current: Model,
  options: { readonly documents?: readonly string[] },
) => Promise<{ readonly documents: readonly DocumentDiff[] }>;
