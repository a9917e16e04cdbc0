import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { readPlugin, reasonOf, shown, type Finding, type FoundPlugin } from './find-plugins.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The installed plugins of a registry folder, `installed/<id>/<version>`. The registry is the authority: what neither its `index.json`
 * nor `released/plugin/<id>/<version>.json` lists is not run.
 * @param only the id of the plugin that is looked for; all where absent
 */
export async function findInRegistry(folder: string, only?: string): Promise<Finding> {
  const root = resolve(folder);
  const file = join(root, 'index.json');
  const listed = await readIndex(file);
  if (typeof listed === 'string') return { plugins: [], diagnostics: [diagnose('kernel/registry-unreadable', { file: shown(file), reason: listed })] };
  const plugins: FoundPlugin[] = [];
  const diagnostics: Diagnostic[] = [];
  const installed = join(root, 'installed');
  for (const id of only === undefined ? await folders(installed) : [only]) {
    for (const version of await folders(join(installed, id))) {
      const place = join(installed, id, version);
      const reading = await readPlugin(place);
      diagnostics.push(...reading.diagnostics);
      if (reading.plugin === undefined) continue;
      const { manifest } = reading.plugin;
      const isListed = manifest.id === id && manifest.version === version && (listed.has(`${id} ${version}`) || (await isReleased(root, id, version)));
      if (isListed) plugins.push(reading.plugin);
      else diagnostics.push(diagnose('kernel/registry-unlisted', { plugin: manifest.id, version: manifest.version, folder: shown(place) }));
    }
  }
  return { plugins, diagnostics };
}

/** `<id> <version>` of each plugin that an index lists, or why it cannot be read. */
async function readIndex(file: string): Promise<ReadonlySet<string> | string> {
  try {
    if ((await stat(file)).size > MAX_BYTES) return 'it is larger than 64 MiB';
    const index = JSON.parse(await readFile(file, 'utf8')) as { readonly documents?: unknown };
    if (!Array.isArray(index.documents)) return 'it has no list of documents';
    const entries = index.documents as readonly { readonly kind?: unknown; readonly id?: unknown; readonly version?: unknown }[];
    return new Set(entries.filter((entry) => entry.kind === 'plugin').map(({ id, version }) => `${String(id)} ${String(version)}`));
  } catch (error) {
    return error instanceof Error ? (reasonOf(error) ?? error.message) : String(error);
  }
}

/** The names are those of folders, so they lead nowhere else. */
function isReleased(root: string, id: string, version: string): Promise<boolean> {
  return stat(join(root, 'released', 'plugin', id, `${version}.json`)).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

async function folders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
