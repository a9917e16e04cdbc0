import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { digestOf } from './digest.ts';

/** What package managers write anew whenever they install anything. */
const installRecords = ['.package-lock.json', '.yarn-state.yml', '.modules.yaml'];

function rowOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return `${file} absent`;
  return `${file} ${String(lstatSync(file).ctimeMs)} ${String(stats.size)} ${String(stats.mtimeMs)} ${String(stats.ctimeMs)} ${String(stats.ino)}`;
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function dependenciesOf(root: string): string[] {
  try {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Readonly<Record<string, object | undefined>>;
    return ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((field) => Object.keys(manifest[field] ?? {}));
  } catch {
    return [];
  }
}

/** The document that a package says it carries. */
function documentOf(folder: string): string | undefined {
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    if (!text.includes('"plugwright"')) return undefined;
    const { plugwright } = JSON.parse(text) as { readonly plugwright?: { readonly document?: unknown } };
    return typeof plugwright?.document === 'string' ? resolve(folder, plugwright.document) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What stands for the documents of installed packages and for the libraries that a plan is made with: the package
 * manager's own record, and each package that may carry a document, also one that was edited in place.
 */
export function installedState(root: string): string {
  const modules = join(root, 'node_modules');
  const packages = new Set(dependenciesOf(root));
  for (const scope of names(modules)) {
    if (!scope.startsWith('@')) continue;
    for (const name of names(join(modules, scope))) if (name.startsWith('contract-')) packages.add(`${scope}/${name}`);
  }
  const rows = installRecords.map((name) => rowOf(join(modules, name)));
  for (const name of [...packages].sort()) {
    const folder = join(modules, name);
    rows.push(rowOf(join(folder, 'package.json')));
    const document = documentOf(folder);
    if (document !== undefined) rows.push(rowOf(document));
  }
  return digestOf(rows.join('\n'));
}
