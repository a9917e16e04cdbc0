import type { JsonObject } from '@plugwright/spec';
import { sorted } from '../json.ts';

/** The member of a released document that says with which upstream versions it was released. */
export const releasedMember = 'x-released';

/** The mark within it of a document that an installed package brought, and that is not the workspace's to keep. */
export const installedMark = 'installed';

/**
 * What is stored of a released document: its value as written with the version it got, members sorted, and the versions
 * of all its upstreams, direct or not. It can be read like any document.
 */
export function releasedText(raw: JsonObject, version: string, resolved: ReadonlyMap<string, string>, isInstalled = false): string {
  const upstreams = Object.fromEntries([...resolved].sort(([a], [b]) => (a < b ? -1 : 1)));
  const released = { resolved: upstreams, ...(isInstalled ? { [installedMark]: true } : {}) };
  return `${JSON.stringify(sorted({ ...raw, version, [releasedMember]: released }), null, 2)}\n`;
}
