import { defaultSettings } from '@plugwright/emit';
import type { PackageJson } from './package-json-shape.ts';

/** Folders of workspace packages that generators make. */
export const packageFolders = ['plugins/*', 'libs/contracts/*'];

/** Contracts that every spec may lean on; their versions are their documents' own. */
const contracts = { '@plugwright/contract-core': '^1.0', '@plugwright/contract-kernel': '^1.0' };

/** Plugwright's packages that share the version of this one. */
const ours = ['@plugwright/nx', '@plugwright/sdk', '@plugwright/testkit', 'plugwright'];

/** What every emitted package.json asks for, with the same ranges: npm would call the lock file incomplete otherwise. */
const tools = {
  '@types/node': defaultSettings.nodeTypesRange,
  'fast-check': defaultSettings.fastCheckRange,
  typescript: '~6.0.3',
  vitest: defaultSettings.vitestRange,
};

function sorted(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The devDependencies that a Plugwright workspace needs and a package.json lacks. */
export function missingDependencies(packageJson: PackageJson, version: string): Record<string, string> {
  const present = new Set([...Object.keys(packageJson.dependencies ?? {}), ...Object.keys(packageJson.devDependencies ?? {})]);
  const wanted = { ...contracts, ...tools, ...Object.fromEntries(ours.map((name) => [name, `^${version}`])) };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => !present.has(name)));
}

function isList(workspaces: PackageJson['workspaces']): workspaces is readonly string[] {
  return Array.isArray(workspaces);
}

function workspacesOf({ workspaces = [] }: PackageJson): NonNullable<PackageJson['workspaces']> {
  if (isList(workspaces)) return [...new Set([...workspaces, ...packageFolders])];
  return { ...workspaces, packages: [...new Set([...(workspaces.packages ?? []), ...packageFolders])] };
}

/**
 * A root package.json with the dependencies of a Plugwright workspace and, where npm or yarn link the packages, the
 * folders of plugins. Versions that are there stay.
 */
export function plugwrightPackageJson(packageJson: PackageJson, options: { readonly version: string; readonly linksHere: boolean }): PackageJson {
  const missing = missingDependencies(packageJson, options.version);
  const dependencies = Object.keys(missing).length === 0 ? {} : { devDependencies: sorted({ ...packageJson.devDependencies, ...missing }) };
  const workspaces = options.linksHere ? workspacesOf(packageJson) : packageJson.workspaces;
  return { ...packageJson, ...(workspaces === undefined ? {} : { workspaces }), ...dependencies };
}
