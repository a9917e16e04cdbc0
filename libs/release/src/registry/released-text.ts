import type { JsonObject } from '@plugwright/spec';
import { sorted } from '../json.ts';

/** The member of a released document that says with which upstream versions it was released. */
export const releasedMember = 'x-released';

/**
 * What is stored of a released document: its value as written with the version it got, members sorted, and the versions
 * of all its upstreams, direct or not. It can be read like any document.
 */
export function releasedText(raw: JsonObject, version: string, resolved: ReadonlyMap<string, string>): string {
  const upstreams = Object.fromEntries([...resolved].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(sorted({ ...raw, version, [releasedMember]: { resolved: upstreams } }), null, 2)}\n`;
}
