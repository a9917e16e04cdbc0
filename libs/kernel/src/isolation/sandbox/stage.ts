import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedMount } from '../launcher/plan.ts';
import type { Bind } from './bubblewrap-arguments.ts';

/** What a sandbox shows, and the mounts that the launcher prepares for it. */
export interface Stage {
  readonly binds: readonly Bind[];
  readonly mounts: readonly PlannedMount[];
}

/** A path and whether it may be written. */
export interface Shown {
  readonly path: string;
  readonly write: boolean;
}

/** Paths that are shown as they are: the kernel's own user may use them. */
export function unstaged(shown: readonly Shown[]): Stage {
  return { binds: shown.map(({ path, write }) => ({ from: path, path, write })), mounts: [] };
}

/**
 * Places in a folder where a launcher that is root shows paths as the plugin's own, so that bubblewrap, which runs as the
 * plugin's user, gets at them whoever owns them and whatever lies above them.
 * @throws Error where a path is not there
 */
export function staged(shown: readonly Shown[], folder: string): Stage {
  const mounts = shown.map(({ path, write }, index): PlannedMount => {
    const to = join(folder, String(index));
    if (statSync(path).isDirectory()) mkdirSync(to, { recursive: true });
    else writeFileSync(to, '');
    return { from: path, to, write };
  });
  return { mounts, binds: mounts.map(({ from, to, write }) => ({ from: to, path: from, write })) };
}
