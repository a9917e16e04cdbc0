import { posix } from 'node:path';
import { importsOf, packageOf } from './imports.ts';
import { layerOf } from './layers.ts';

/** A package of the workspace, with the texts of its sources by path relative to its folder. */
export interface SourcePackage {
  readonly folder: string;
  readonly name: string;
  /** Never published, so that a development dependency is as good as any. */
  readonly private: boolean;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
  readonly sources: ReadonlyMap<string, string>;
}

const isTest = (file: string): boolean => /\.spec\.tsx?$|(?:^|\/)(?:tests?|testing)\/|(?:^|\/)vitest\.config\.ts$|^scripts\//.test(file);
const within = (file: string, folders: readonly string[]): boolean => folders.some((folder) => folder === '*' || file.startsWith(`${folder}/`));
const isNx = (name: string): boolean => name === 'nx' || name.startsWith('@nx/') || name === '@nrwl/devkit';

function mayUse(from: SourcePackage, file: string, target: string): boolean {
  const layer = layerOf(from.folder);
  const other = layerOf(target);
  if (layer === undefined || other === undefined) return false;
  if (layer.name === 'plugin' && isTest(file)) return other.name === 'sdk' || other.name === 'testkit';
  if (layer.name === 'plugin' && file === 'src/generated/stub-kernel.ts') return other.name === 'sdk';
  if (layer.name === 'sdk') return other.name === 'manifest' && (file.startsWith('src/stub/') || isTest(file));
  return layer.mayImport.includes(other.name) || (isTest(file) && other.name === 'testkit');
}

function violationsOfFile(from: SourcePackage, file: string, text: string, folders: ReadonlyMap<string, string>): string[] {
  const layer = layerOf(from.folder);
  if (layer === undefined) return [];
  const declared = new Set([...from.dependencies, ...(isTest(file) || from.private ? from.devDependencies : [])]);
  const at = `${from.folder}/${file}`;
  const found: string[] = [];
  for (const specifier of importsOf(file, text)) {
    if (specifier.startsWith('.') && posix.join(posix.dirname(file), specifier).startsWith('..') && !file.endsWith('vitest.config.ts'))
      found.push(`${at} reaches out of its package: ${specifier}`);
    if (/^(?:node:)?fs(?:\/|$)/.test(specifier) && !isTest(file) && !within(file, layer.fileSystem)) found.push(`${at} touches the file system`);
    const name = packageOf(specifier);
    if (name === undefined || name === from.name) continue;
    if (isNx(name) && !layer.nx) found.push(`${at} knows Nx: ${specifier}`);
    const target = folders.get(name);
    if (target !== undefined && !mayUse(from, file, target)) found.push(`${at} may not import ${specifier}`);
    if (!declared.has(name) && !(isTest(file) && name === 'vitest')) found.push(`${at} imports ${name}, which its package.json does not declare`);
  }
  return found;
}

/** Where the packages break the table of layers: by an import, by a dependency, or by having no place in it. Sorted. */
export function layerViolations(packages: readonly SourcePackage[]): readonly string[] {
  const folders = new Map(packages.map(({ name, folder }) => [name, folder]));
  return packages
    .flatMap((from) => {
      if (layerOf(from.folder) === undefined) return [`${from.folder} has no place in the table of layers (tools/repo/layers.ts)`];
      const dependencies = from.dependencies.flatMap((name) => {
        const target = folders.get(name);
        if (target === undefined) return [];
        const allowed = layerOf(from.folder)?.name === 'sdk' ? layerOf(target)?.name === 'manifest' : mayUse(from, 'src/index.ts', target);
        return allowed ? [] : [`${from.folder}/package.json may not depend on ${name}`];
      });
      return [...dependencies, ...[...from.sources].flatMap(([file, text]) => violationsOfFile(from, file, text, folders))];
    })
    .sort();
}
