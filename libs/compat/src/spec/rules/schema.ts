import { defaultAdded } from './schema/default-added.ts';
import { defaultChanged } from './schema/default-changed.ts';
import { defaultRemoved } from './schema/default-removed.ts';
import { sensitivityAdded } from './schema/sensitivity-added.ts';
import { sensitivityRemoved } from './schema/sensitivity-removed.ts';

/** The rules of one family. */
export const schemaRules = [defaultAdded, defaultChanged, defaultRemoved, sensitivityAdded, sensitivityRemoved] as const;
