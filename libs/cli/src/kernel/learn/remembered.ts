import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a plugin was seen to need, at the version that it had then. */
export interface Remembered {
  readonly version: string;
  readonly permits: readonly string[];
}

const fileOf = (root: string, plugin: string): string => join(root, '.plugwright', 'learnt', `${plugin}.json`);

/** What was learnt of a plugin the last time; undefined where nothing was, or it cannot be read. */
export async function recall(root: string, plugin: string): Promise<Remembered | undefined> {
  try {
    const { version, permits } = JSON.parse(await readFile(fileOf(root, plugin), 'utf8')) as Partial<Remembered>;
    return typeof version === 'string' && Array.isArray(permits) ? { version, permits: permits.map(String) } : undefined;
  } catch {
    return undefined;
  }
}

/** Keep what was learnt for the next time. */
export async function remember(root: string, plugin: string, learnt: Remembered): Promise<void> {
  const file = fileOf(root, plugin);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, `${JSON.stringify(learnt, undefined, 2)}\n`);
  await rename(`${file}.tmp`, file);
}
