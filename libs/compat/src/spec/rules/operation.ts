import { confirmAdded } from './operation/confirm-added.ts';
import { idempotenceGained } from './operation/idempotence-gained.ts';
import { idempotenceLost } from './operation/idempotence-lost.ts';
import { operationAdded } from './operation/operation-added.ts';
import { operationBecameOptional } from './operation/operation-became-optional.ts';
import { operationBecameRequired } from './operation/operation-became-required.ts';
import { operationRemoved } from './operation/operation-removed.ts';
import { operationRenamed } from './operation/operation-renamed.ts';
import { readAdded } from './operation/read-added.ts';
import { readRemoved } from './operation/read-removed.ts';
import { retryLowered } from './operation/retry-lowered.ts';
import { retryRaised } from './operation/retry-raised.ts';
import { safetyAdded } from './operation/safety-added.ts';
import { safetyRemoved } from './operation/safety-removed.ts';
import { writeAdded } from './operation/write-added.ts';
import { writeRemoved } from './operation/write-removed.ts';

/** The rules of one family. */
export const operationRules = [
  confirmAdded,
  idempotenceGained,
  idempotenceLost,
  operationAdded,
  operationBecameOptional,
  operationBecameRequired,
  operationRemoved,
  operationRenamed,
  readAdded,
  readRemoved,
  retryLowered,
  retryRaised,
  safetyAdded,
  safetyRemoved,
  writeAdded,
  writeRemoved,
] as const;
