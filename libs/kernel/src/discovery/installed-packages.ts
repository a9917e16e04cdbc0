import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { MANIFEST_FILE, readPlugin, type Finding, type FoundPlugin } from './find-plugins.ts';

const MAX_BYTES = 1024 * 1024;

/** Packages under `node_modules` whose package.json says `plugwright.plugin`: the path of their manifest. */
export async function findPackages(folder: string): Promise<Finding> {
  const modules = join(resolve(folder), 'node_modules');
  const readings = await Promise.all((await packageFolders(modules)).map(([name, place]) => readPackage(name, place)));
  const plugins: FoundPlugin[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const reading of readings) {
    if (reading === undefined) continue;
    diagnostics.push(...reading.diagnostics);
    if (reading.plugin !== undefined) plugins.push(reading.plugin);
  }
  return { plugins, diagnostics };
}

async function readPackage(name: string, folder: string): Promise<{ readonly plugin?: FoundPlugin; readonly diagnostics: readonly Diagnostic[] } | undefined> {
  const said = await pluginOf(join(folder, 'package.json'));
  if (said === undefined) return undefined;
  const unusable = (reason: string): { readonly diagnostics: readonly Diagnostic[] } => ({
    diagnostics: [diagnose('kernel/package-unusable', { name, reason })],
  });
  if (typeof said !== 'string') return unusable('`plugwright.plugin` is no path');
  const root = await realpath(folder);
  const manifest = await realpath(resolve(root, said)).catch(() => undefined);
  if (manifest === undefined) return unusable(`${said.slice(0, 200)} is missing`);
  // A package speaks for what lies inside it, not for what its links lead to.
  if (!manifest.startsWith(root + sep)) return unusable(`${said.slice(0, 200)} leads out of it`);
  if (manifest !== join(dirname(manifest), MANIFEST_FILE)) return unusable(`${said.slice(0, 200)} is not called ${MANIFEST_FILE}`);
  return readPlugin(dirname(manifest));
}

/** What a package.json says under `plugwright.plugin`; undefined where it says nothing, or cannot be read: most packages are no plugins. */
async function pluginOf(file: string): Promise<unknown> {
  try {
    if ((await stat(file)).size > MAX_BYTES) return undefined;
    const { plugwright } = JSON.parse(await readFile(file, 'utf8')) as { readonly plugwright?: { readonly plugin?: unknown } | null };
    return typeof plugwright === 'object' && plugwright !== null && Object.hasOwn(plugwright, 'plugin') ? plugwright.plugin : undefined;
  } catch {
    return undefined;
  }
}

/** Each package with its folder, scoped ones too, in order of their names. */
async function packageFolders(modules: string): Promise<(readonly [string, string])[]> {
  const names = (await readdir(modules).catch(() => [])).filter((name) => !name.startsWith('.')).sort();
  const scoped = await Promise.all(
    names.map(async (name) => (name.startsWith('@') ? (await readdir(join(modules, name)).catch(() => [])).sort().map((inner) => `${name}/${inner}`) : [name])),
  );
  return scoped.flat().map((name) => [name, join(modules, name)] as const);
}
