import { posix } from 'node:path';
import type { SourcePackage } from './layer-violations.ts';
import { textOf, trackedFiles } from './tracked-files.ts';

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const isSource = (file: string): boolean => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !/(?:^|\/)(?:golden|fixtures|corpus)\//.test(file);

/** Every package of the workspace with its sources, from the tracked files. */
export function sourcePackages(): readonly SourcePackage[] {
  const files = trackedFiles();
  const folders = files
    .filter((file) => /^(?:libs|libs\/contracts|plugins|apps)\/[^/]+\/package\.json$|^(?:generators|tools)\/package\.json$/.test(file))
    .map((file) => posix.dirname(file));
  return folders.map((folder) => {
    const manifest = JSON.parse(textOf(`${folder}/package.json`)) as Manifest;
    const own = files.filter((file) => file.startsWith(`${folder}/`) && isSource(file));
    return {
      folder,
      name: manifest.name,
      private: manifest.private === true,
      dependencies: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
      devDependencies: Object.keys(manifest.devDependencies ?? {}),
      sources: new Map(own.map((file) => [file.slice(folder.length + 1), textOf(file)])),
    };
  });
}
