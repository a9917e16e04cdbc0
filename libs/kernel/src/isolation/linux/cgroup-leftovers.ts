import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hierarchyRoots } from './cgroup-layout.ts';
import { removeGroup } from './plugin-group.ts';
import { isLeftOver, textOf } from './run-name.ts';

/** Remove what kernels left in a group that were killed. */
export function clearLeftOver(parent: string): void {
  for (const name of readdirSync(parent)) if (isLeftOver(name)) removeGroup(join(parent, name));
}

function roots(): readonly string[] {
  return hierarchyRoots(textOf('/proc/self/mountinfo') ?? '');
}

/** Remove what runtimes of containers left at the top of every hierarchy, where their kernels were killed. */
export function clearTops(): void {
  for (const root of roots()) {
    try {
      clearLeftOver(root);
    } catch {
      // Nobody could have left anything where nothing can be listed.
    }
  }
}

/** Remove the groups that the runtime of a container made at the top of every hierarchy; false while something is in one. */
export function removeTopmost(name: string): boolean {
  return roots()
    .map((root) => removeGroup(join(root, name)))
    .every(Boolean);
}
