import { serviceAdded } from './kernel/service-added.ts';
import { serviceLockChanged } from './kernel/service-lock-changed.ts';
import { serviceLocked } from './kernel/service-locked.ts';
import { serviceRemoved } from './kernel/service-removed.ts';
import { serviceUnlocked } from './kernel/service-unlocked.ts';
import { stubChanged } from './kernel/stub-changed.ts';

/** The rules of one family. */
export const kernelRules = [serviceAdded, serviceLockChanged, serviceLocked, serviceRemoved, serviceUnlocked, stubChanged] as const;
