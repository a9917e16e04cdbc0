import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { readManifest, type Manifest } from '@plugwright/manifest';

/** The name of a manifest in a plugin's folder. */
export const MANIFEST_FILE = 'plugin.manifest.json';

const MAX_BYTES = 16 * 1024 * 1024;

/** A plugin's folder with what its manifest says. */
export interface FoundPlugin {
  /** Absolute. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** What a search found, and what was wrong on the way. */
export interface Finding {
  readonly plugins: readonly FoundPlugin[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Plugins in folders that are a plugin, or hold folders that are; one level deep, in order of their names. Some folders are known and not read. */
export async function findPlugins(folders: readonly string[], known: ReadonlySet<string> = new Set()): Promise<Finding> {
  const candidates = (await Promise.all(folders.map((folder) => pluginFolders(resolve(folder))))).flat();
  const readings = await Promise.all([...new Set(candidates)].filter((folder) => !known.has(folder)).map((folder) => readPlugin(folder)));
  const { plugins, diagnostics } = withoutTwins(readings.flatMap(({ plugin }) => plugin ?? []));
  diagnostics.unshift(...readings.flatMap((reading) => reading.diagnostics));
  if (candidates.length === 0) diagnostics.push(diagnose('kernel/no-plugins', { folders: folders.map((folder) => shown(resolve(folder))).join(', ') }));
  return { plugins, diagnostics };
}

/** Each version of a plugin once: another copy of it is a finding. */
export function withoutTwins(found: readonly FoundPlugin[]): { readonly plugins: FoundPlugin[]; readonly diagnostics: Diagnostic[] } {
  const byVersion = new Map<string, FoundPlugin>();
  const diagnostics: Diagnostic[] = [];
  for (const plugin of found) {
    const { id, version } = plugin.manifest;
    const twin = byVersion.get(`${id} ${version}`);
    if (twin === undefined) byVersion.set(`${id} ${version}`, plugin);
    else diagnostics.push(diagnose('kernel/duplicate-plugin', { plugin: id, version, first: shown(twin.folder), second: shown(plugin.folder) }));
  }
  return { plugins: [...byVersion.values()], diagnostics };
}

/** Read the manifest of one folder. */
export async function readPlugin(folder: string): Promise<{ readonly plugin?: FoundPlugin; readonly diagnostics: readonly Diagnostic[] }> {
  const path = join(folder, MANIFEST_FILE);
  const file = shown(path);
  try {
    if ((await stat(path)).size > MAX_BYTES) throw new Error('it is larger than 16 MiB');
    const { manifest, diagnostics } = readManifest(await readFile(path, 'utf8'), file);
    return manifest === undefined ? { diagnostics } : { plugin: { folder, manifest }, diagnostics };
  } catch (error) {
    const reason = error instanceof Error ? (reasonOf(error) ?? error.message) : String(error);
    return { diagnostics: [diagnose('kernel/manifest-unreadable', { file, reason })] };
  }
}

async function pluginFolders(folder: string): Promise<string[]> {
  if (await isFile(join(folder, MANIFEST_FILE))) return [folder];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const children = await Promise.all(names.map(async (name) => ((await isFile(join(folder, name, MANIFEST_FILE))) ? [join(folder, name)] : [])));
  return children.flat();
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

/** What an error of the file system says to a person; undefined where its message is as good. */
export function reasonOf(error: NodeJS.ErrnoException): string | undefined {
  return error.code === 'ENOENT' ? 'there is no such file' : error.code === 'EACCES' ? 'permission denied' : undefined;
}

/** A path as findings show it: relative to the working directory, forward slashes. */
export function shown(path: string): string {
  return relative(process.cwd(), path).replaceAll('\\', '/') || '.';
}
