import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders of a plugin that hold its tests: the emitted ones, and those a person wrote. */
const folders = ['src/generated/tests', 'test'];

async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** SHA-256 over the tests and examples of a plugin; undefined where it has none. */
export async function suiteDigest(pluginFolder: string): Promise<string | undefined> {
  const files = (await Promise.all(folders.map((folder) => filesBelow(join(pluginFolder, folder))))).flat();
  if (files.length === 0) return undefined;
  const hash = createHash('sha256');
  for (const file of [...files, join(pluginFolder, 'src/generated/examples.json')].sort()) {
    const text = await readFile(file).catch(() => undefined);
    if (text !== undefined) hash.update(`${file.slice(pluginFolder.length).replaceAll('\\', '/')}\0${text.length}\0`).update(text);
  }
  return `sha256:${hash.digest('hex')}`;
}
