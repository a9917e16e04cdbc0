import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Folders above a folder, itself first. */
function upwards(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}

/** Where the links of a node_modules folder lead, as those of the packages of a workspace do. */
async function linkedFrom(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map(async (entry): Promise<string[]> => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) return [await realpath(path)];
    return entry.isDirectory() && entry.name.startsWith('@') ? linkedFrom(path) : [];
  });
  // A link that leads nowhere is nobody's package.
  return (await Promise.allSettled(found)).flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
}

/** The package.json that says how Node reads a plugin's files, where it stands above the plugin's folder. */
export function packageAbove(folder: string): readonly string[] {
  const file = upwards(folder)
    .map((one) => join(one, 'package.json'))
    .find((one) => existsSync(one));
  return file === undefined || dirname(file) === folder ? [] : [file];
}

/**
 * What Node reads besides a plugin's folder when it runs the sources of it: installed packages, those of the workspace that they
 * are links to, and the package.json above it, of whose package nothing else is the plugin's. A build holds all that it needs. What the
 * folder itself holds is the plugin's to choose: links in its own node_modules are not followed, because they could lead anywhere.
 */
export async function sourceReads(folder: string): Promise<readonly string[]> {
  const packages = upwards(folder)
    .slice(1)
    .map((one) => join(one, 'node_modules'))
    .filter((one) => existsSync(one));
  const linked = await Promise.all(packages.map(linkedFrom));
  return [...new Set([...packageAbove(folder), ...packages, ...linked.flat()])].sort();
}
