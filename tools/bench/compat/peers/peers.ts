import { apiSmartDiff } from './api-smart-diff.ts';
import { atlassianDiff } from './json-schema-diff.ts';
import { jsoncompat } from './jsoncompat.ts';
import type { Peer } from './peer.ts';

/** The peers, in the order of the report. */
export const peers: readonly Peer[] = [jsoncompat, atlassianDiff, apiSmartDiff];
