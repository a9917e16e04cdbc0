import jsonSchemaDiff from 'json-schema-diff';
import type { Peer } from './peer.ts';

/** Atlassian's; what it calls a removal is a break for those who send values. */
export const atlassianDiff: Peer = {
  name: 'json-schema-diff',
  dialect: 'as-written',
  async ask(old, next) {
    const { removalsFound } = await jsonSchemaDiff.diffSchemas({ sourceSchema: old, destinationSchema: next });
    return removalsFound ? 'breaking' : 'compatible';
  },
};
