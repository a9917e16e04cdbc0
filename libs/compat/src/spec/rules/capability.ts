import { capabilityAdded } from './capability/capability-added.ts';
import { capabilityNarrowed } from './capability/capability-narrowed.ts';
import { capabilityRemoved } from './capability/capability-removed.ts';
import { capabilityRenamed } from './capability/capability-renamed.ts';
import { capabilityWidened } from './capability/capability-widened.ts';

/** The rules of one family. */
export const capabilityRules = [capabilityAdded, capabilityNarrowed, capabilityRemoved, capabilityRenamed, capabilityWidened] as const;
