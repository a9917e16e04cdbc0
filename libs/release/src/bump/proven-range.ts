import type { DocumentDiff, SpecChange } from '@plugwright/compat';
import semver from 'semver';
import type { UsedMembers } from './used-members.ts';

/** Whether one pointer is the other, or leads to it. */
function related(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

function isBreak({ level, bump, proof }: SpecChange): boolean {
  return level === 'breaking' || bump === 'major' || proof === 'unknown';
}

function concerns(change: SpecChange, used: readonly string[]): boolean {
  const places = [change.member, change.old?.pointer, change.new?.pointer].filter((place) => place !== undefined);
  // A break that no member is named for concerns everybody.
  return places.length === 0 || change.member === undefined || places.some((place) => used.some((member) => related(place, member)));
}

/**
 * The break that keeps an importer from taking the next version of an upstream as it is; undefined where everything
 * it uses still does all that it did, which the comparison has proved. An accepted break is still a break.
 */
export function blockingChange(upstream: DocumentDiff | undefined, used: UsedMembers): SpecChange | undefined {
  if (upstream === undefined) return undefined;
  const members = [...(used.get(upstream.document)?.keys() ?? [])];
  return upstream.changes.find((change) => isBreak(change) && concerns(change, members));
}

/** A range that admits a version, too: `^1.0` and 2.0.0 give `^1.0 || ^2.0`. */
export function widenedRange(range: string, version: string): string {
  const shortest = semver.patch(version) === 0 ? `^${String(semver.major(version))}.${String(semver.minor(version))}` : `^${version}`;
  return `${range} || ${shortest}`;
}
