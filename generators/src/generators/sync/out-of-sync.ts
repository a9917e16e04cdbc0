import type { Change } from '@plugwright/emit';
import { summarise } from '../../workspace/plan-tree.ts';

/** `sync:check` of a thousand plugins would print thousands of lines; the first ones say enough. */
const shown = 50;

function cut(lines: readonly string[]): string[] {
  const rest = lines.length - shown;
  return rest <= 0 ? [...lines] : [...lines.slice(0, shown), `… and ${String(rest)} more`];
}

function byReason(changes: readonly Change[]): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) groups.set(change.reason, [...(groups.get(change.reason) ?? []), change]);
  return groups;
}

/** What is out of sync and why, a line a file; where that is too much, a line a reason. */
export function outOfSyncDetails(changes: readonly Change[]): string[] {
  if (changes.length <= shown) return changes.map(({ kind, path, reason }) => `${kind.toUpperCase()} ${path}: ${reason}`);
  return cut([...byReason(changes)].map(([reason, group]) => `${reason}: ${summarise(group)}`));
}
