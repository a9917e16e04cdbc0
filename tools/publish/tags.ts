import type { WorkspacePackage } from '@plugwright/release';
import { execFileSync } from 'node:child_process';

function git(root: string, args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
}

/** The tag of a released package, as changesets names it. */
export function tagOf({ name, version }: Pick<WorkspacePackage, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

/** Make the annotated tags that are missing, at HEAD; returns the new ones in order. A tag that exists is never moved. */
export function makeTags(root: string, released: readonly WorkspacePackage[]): readonly string[] {
  const existing = new Set(git(root, ['tag', '--list']).split('\n'));
  const missing = released.map(tagOf).filter((tag) => !existing.has(tag));
  for (const tag of missing) git(root, ['tag', '--annotate', tag, '--message', tag]);
  return missing;
}
