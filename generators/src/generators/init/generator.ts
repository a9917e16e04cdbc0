import { installPackagesTask, readJson, readNxJson, updateNxJson, writeJson, type Tree } from '@nx/devkit';
import { withLock } from '../../lock/with-lock.ts';
import { ownVersion } from '../../workspace/own-version.ts';
import { isGraphPlugin, readSettings, type Settings } from '../../workspace/settings.ts';
import { defaultOwners } from './default-owners.ts';
import { plugwrightNxJson } from './nx-json.ts';
import { plugwrightPackageJson } from './package-json.ts';
import type { PackageJson } from './package-json-shape.ts';
import { withPackageFolders } from './pnpm-workspace.ts';
import type { InitOptions } from './schema.d.ts';
import { writeStarterGrants } from './starter-grants.ts';
import { withLines } from './text-lines.ts';

const ignored = ['.plugwright/', 'dist/', 'test-output/'];

// Hashes of emitted files are over LF: a checkout that turns it into CRLF would look edited by hand.
const attributes = [
  'specs/** text eol=lf',
  'plugins/*/src/generated/** text eol=lf linguist-generated',
  'plugins/*/plugin.manifest.json text eol=lf linguist-generated',
  'libs/contracts/** text eol=lf linguist-generated',
];

function scopeOf(packageName: string | undefined): string {
  const name = /^@?([a-z0-9][a-z0-9._-]*)/.exec(packageName ?? '')?.[1];
  return name === undefined ? '@plugwright' : `@${name}`;
}

function settingsFor(tree: Tree, options: InitOptions, packageJson: PackageJson): Settings {
  const registered = (readNxJson(tree)?.plugins ?? []).some((entry) => isGraphPlugin(typeof entry === 'string' ? entry : entry.plugin));
  if (registered) return readSettings(tree);
  return {
    scope: options.scope ?? scopeOf(packageJson.name),
    owners: options.owners !== undefined && options.owners.length > 0 ? options.owners : defaultOwners(tree.root, packageJson.name),
  };
}

function writeLines(tree: Tree, path: string, lines: readonly string[]): void {
  const before = tree.read(path, 'utf-8') ?? '';
  const after = withLines(before, lines);
  if (after !== before) tree.write(path, after);
}

/** Rewriting a file reformats it, so a JSON file is written only when its content changed. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function initialise(tree: Tree, options: InitOptions): { readonly install: boolean } {
  const packageJson = tree.exists('package.json') ? readJson<PackageJson>(tree, 'package.json') : {};
  const nxJson = readNxJson(tree) ?? {};
  const nextNxJson = plugwrightNxJson(nxJson, settingsFor(tree, options, packageJson));
  if (!same(nxJson, nextNxJson)) updateNxJson(tree, nextNxJson);
  const pnpm = tree.read('pnpm-workspace.yaml', 'utf-8');
  const nextPackageJson = plugwrightPackageJson(packageJson, { version: ownVersion(), linksHere: pnpm === null });
  const install = !same(packageJson, nextPackageJson);
  if (install) writeJson(tree, 'package.json', nextPackageJson);
  if (pnpm !== null && withPackageFolders(pnpm) !== pnpm) tree.write('pnpm-workspace.yaml', withPackageFolders(pnpm));
  writeLines(tree, '.gitignore', ignored);
  writeLines(tree, '.gitattributes', attributes);
  if (!tree.exists('specs')) tree.write('specs/plugins/.gitkeep', '');
  writeStarterGrants(tree);
  return { install };
}

/**
 * Make an Nx workspace a Plugwright workspace: nx.json, package.json, ignore files, `specs/`, a grants file that grants nothing. Only adds; what the
 * workspace decided before stays, and a second run changes nothing.
 */
export default async function initGenerator(tree: Tree, options: InitOptions): Promise<() => void> {
  const { result, release } = await withLock(tree.root, 'nx generate @plugwright/nx:init', () => Promise.resolve(initialise(tree, options)));
  return () => {
    release();
    if (result.install && options.skipInstall !== true) installPackagesTask(tree);
  };
}
