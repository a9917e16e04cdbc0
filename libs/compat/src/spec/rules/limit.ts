import { concurrencyLowered } from './limit/concurrency-lowered.ts';
import { concurrencyRaised } from './limit/concurrency-raised.ts';
import { isolationLowered } from './limit/isolation-lowered.ts';
import { isolationRaised } from './limit/isolation-raised.ts';
import { languageChanged } from './limit/language-changed.ts';
import { resourceLowered } from './limit/resource-lowered.ts';
import { resourceRaised } from './limit/resource-raised.ts';
import { resourceStated } from './limit/resource-stated.ts';
import { resourceUnstated } from './limit/resource-unstated.ts';
import { sharedMemoryAdded } from './limit/shared-memory-added.ts';
import { sharedMemoryRemoved } from './limit/shared-memory-removed.ts';
import { sloAdded } from './limit/slo-added.ts';
import { sloLowered } from './limit/slo-lowered.ts';
import { sloRaised } from './limit/slo-raised.ts';
import { sloRemoved } from './limit/slo-removed.ts';
import { timeoutLowered } from './limit/timeout-lowered.ts';
import { timeoutRaised } from './limit/timeout-raised.ts';

/** The rules of one family. */
export const limitRules = [
  concurrencyLowered,
  concurrencyRaised,
  isolationLowered,
  isolationRaised,
  languageChanged,
  resourceLowered,
  resourceRaised,
  resourceStated,
  resourceUnstated,
  sharedMemoryAdded,
  sharedMemoryRemoved,
  sloAdded,
  sloLowered,
  sloRaised,
  sloRemoved,
  timeoutLowered,
  timeoutRaised,
] as const;
