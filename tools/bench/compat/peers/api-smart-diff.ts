import { apiCompare } from 'api-smart-diff';
import type { Peer } from './peer.ts';

/** Compares keyword by keyword; one change that it classifies as breaking counts. */
export const apiSmartDiff: Peer = {
  name: 'api-smart-diff',
  dialect: 'as-written',
  ask(old, next) {
    const { diffs } = apiCompare(old, next);
    return Promise.resolve(diffs.some(({ type }) => type === 'breaking') ? 'breaking' : 'compatible');
  },
};
