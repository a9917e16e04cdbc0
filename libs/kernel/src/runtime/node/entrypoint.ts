import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@plugwright/manifest';

/** Which file of a plugin to run. */
export interface Entry {
  readonly file: string;
  readonly fromSource: boolean;
}

async function modifiedAt(file: string): Promise<number | undefined> {
  try {
    return (await lstat(file)).mtimeMs;
  } catch {
    return undefined;
  }
}

/** The newest modification below a folder; symbolic links are not followed. */
async function newestBelow(folder: string): Promise<number> {
  let newest = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    const at = entry.isDirectory() ? await newestBelow(path) : ((await modifiedAt(path)) ?? 0);
    newest = Math.max(newest, at);
  }
  return newest;
}

/** The built file unless it is missing or older than anything under `src/`; else the source; undefined where there is neither. */
export async function chooseEntry(folder: string, entrypoint: Manifest['entrypoint']): Promise<Entry | undefined> {
  const built = join(folder, entrypoint.file);
  const builtAt = await modifiedAt(built);
  const source = entrypoint.source === undefined ? undefined : join(folder, entrypoint.source);
  const hasSource = source !== undefined && (await modifiedAt(source)) !== undefined;
  if (builtAt !== undefined) {
    const stale = hasSource && (await newestBelow(join(folder, 'src')).catch(() => 0)) > builtAt;
    if (!stale) return { file: built, fromSource: false };
  }
  return hasSource ? { file: source, fromSource: true } : undefined;
}
