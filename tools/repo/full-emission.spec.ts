import { planWorkspace, type Disk } from '@plugwright/emit';
import { loadWorkspace } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { repositoryRoot, textOf, trackedFiles } from './tracked-files.ts';

/** The committed files, as the planner sees a disk. */
function committed(): Disk {
  const files = trackedFiles();
  const present = new Set(files);
  return {
    read: (path) => (present.has(path) ? textOf(path) : undefined),
    list: (folder) => files.filter((file) => file.startsWith(`${folder}/`)),
  };
}

describe('what is committed', () => {
  it('is what emitting everything anew makes, ledgers or not', async () => {
    const { model, diagnostics } = await loadWorkspace(repositoryRoot);
    expect(diagnostics).toEqual([]);
    const plan = await planWorkspace(model!, committed(), { full: true, settings: { scope: '@plugwright' } });
    expect(plan.diagnostics).toEqual([]);
    expect(plan.changes.map(({ kind, path, reason }) => `${kind} ${path}: ${reason}`)).toEqual([]);
    expect(plan.unchanged).toBeGreaterThan(50);
  });
});
