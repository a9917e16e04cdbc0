import { dataRetentionLowered } from './data/data-retention-lowered.ts';
import { dataRetentionRaised } from './data/data-retention-raised.ts';
import { personalDataAdded } from './data/personal-data-added.ts';
import { personalDataRemoved } from './data/personal-data-removed.ts';

/** The rules of one family. */
export const dataRules = [dataRetentionLowered, dataRetentionRaised, personalDataAdded, personalDataRemoved] as const;
