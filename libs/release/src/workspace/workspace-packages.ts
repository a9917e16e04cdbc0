import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '../json.ts';

/** One package of the workspace. */
export interface WorkspacePackage {
  readonly name: string;
  readonly version: string;
  readonly private: boolean;
  /** Workspace-relative folder. */
  readonly folder: string;
  /** Id of the document that the package was emitted for; absent for a hand-written package. */
  readonly document?: string;
}

async function manifestOf(root: string, folder: string): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function folders(root: string, pattern: string): Promise<readonly string[]> {
  if (!pattern.endsWith('/*')) return pattern.includes('*') || pattern.startsWith('!') ? [] : [pattern.replace(/^\.\/|\/$/g, '')];
  const parent = pattern.slice(0, -2).replace(/^\.\//, '');
  if (parent.includes('*') || parent.startsWith('!')) return [];
  const entries = await readdir(join(root, parent), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${parent}/${name}`);
}

/** Where emitted packages stand; in a workspace whose package manager is told elsewhere they are found all the same. */
const emitted = ['plugins/*', 'libs/contracts/*'];

function documentOf(folder: string, manifest: Record<string, unknown>): string | undefined {
  const own = manifest['plugwright'];
  const id = /^(?:plugins|libs\/contracts)\/([a-z0-9][a-z0-9-]*)$/.exec(folder)?.[1];
  return isObject(own) && (typeof own['plugin'] === 'string' || typeof own['document'] === 'string') ? id : undefined;
}

/** The packages of a workspace, sorted by folder: members of `workspaces` (folders and `<folder>/*`) and what was emitted. */
export async function workspacePackages(root: string): Promise<readonly WorkspacePackage[]> {
  const declared = (await manifestOf(root, '.'))?.['workspaces'];
  const patterns = Array.isArray(declared) ? declared.filter((pattern): pattern is string => typeof pattern === 'string') : [];
  const all = await Promise.all([...new Set([...patterns, ...emitted])].map((pattern) => folders(root, pattern)));
  const found: WorkspacePackage[] = [];
  for (const folder of [...new Set(all.flat())].sort()) {
    const manifest = await manifestOf(root, folder);
    const name = manifest?.['name'];
    const version = manifest?.['version'];
    if (manifest === undefined || typeof name !== 'string' || typeof version !== 'string') continue;
    const document = documentOf(folder, manifest);
    found.push({ name, version, private: manifest['private'] === true, folder, ...(document === undefined ? {} : { document }) });
  }
  return found;
}

/** The hand-written packages that are published. */
export function handWritten(packages: readonly WorkspacePackage[]): readonly WorkspacePackage[] {
  return packages.filter((entry) => entry.document === undefined && !entry.private);
}
