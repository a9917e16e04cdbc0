import { retentionLowered } from './state/retention-lowered.ts';
import { retentionRaised } from './state/retention-raised.ts';
import { stateAdded } from './state/state-added.ts';
import { stateChangedWithoutVersion } from './state/state-changed-without-version.ts';
import { stateMigrated } from './state/state-migrated.ts';
import { stateNotMigrated } from './state/state-not-migrated.ts';
import { stateRemoved } from './state/state-removed.ts';
import { stateVersionLowered } from './state/state-version-lowered.ts';

/** The rules of one family. */
export const stateRules = [
  retentionLowered,
  retentionRaised,
  stateAdded,
  stateChangedWithoutVersion,
  stateMigrated,
  stateNotMigrated,
  stateRemoved,
  stateVersionLowered,
] as const;
