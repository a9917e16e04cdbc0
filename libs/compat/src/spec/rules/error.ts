import { errorAdded } from './error/error-added.ts';
import { errorBecameFatal } from './error/error-became-fatal.ts';
import { errorBecameRetryable } from './error/error-became-retryable.ts';
import { errorClassChanged } from './error/error-class-changed.ts';
import { errorDetailsExtended } from './error/error-details-extended.ts';
import { errorDetailsNarrowed } from './error/error-details-narrowed.ts';
import { errorDetailsReduced } from './error/error-details-reduced.ts';
import { errorDetailsRewritten } from './error/error-details-rewritten.ts';
import { errorDetailsTightened } from './error/error-details-tightened.ts';
import { errorDetailsWidened } from './error/error-details-widened.ts';
import { errorExtendsAdded } from './error/error-extends-added.ts';
import { errorExtendsChanged } from './error/error-extends-changed.ts';
import { errorRemoved } from './error/error-removed.ts';
import { errorRenamed } from './error/error-renamed.ts';
import { operationErrorAdded } from './error/operation-error-added.ts';
import { operationErrorRefined } from './error/operation-error-refined.ts';
import { operationErrorRemoved } from './error/operation-error-removed.ts';

/** The rules of one family. */
export const errorRules = [
  errorAdded,
  errorBecameFatal,
  errorBecameRetryable,
  errorClassChanged,
  errorDetailsExtended,
  errorDetailsNarrowed,
  errorDetailsReduced,
  errorDetailsRewritten,
  errorDetailsTightened,
  errorDetailsWidened,
  errorExtendsAdded,
  errorExtendsChanged,
  errorRemoved,
  errorRenamed,
  operationErrorAdded,
  operationErrorRefined,
  operationErrorRemoved,
] as const;
