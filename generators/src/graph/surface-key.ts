import type { CreateDependenciesContext } from '@nx/devkit';

/** Where a plugin's committed used surface stands, below its root. */
export const surfaceLock = 'src/generated/imports.lock.json';

const installedBy = new Set(['package.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']);

/** Projects of Plugwright's own workspace that compute a surface. */
const ownCode = new Set(['@plugwright/spec', '@plugwright/nx']);

function matters(file: string): boolean {
  return file.startsWith('specs/') || installedBy.has(file) || file.endsWith(`/${surfaceLock}`);
}

/**
 * The hashes of everything that decides the edges: specs, installed contracts, committed surfaces and, where the
 * workspace is Plugwright's own, the code that computes a surface. Nx made them already, so nothing is read.
 */
export function surfaceHashes(fileMap: CreateDependenciesContext['fileMap']): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const { file, hash } of fileMap.nonProjectFiles) if (matters(file)) hashes.set(file, hash);
  for (const [project, files] of Object.entries(fileMap.projectFileMap)) {
    const all = ownCode.has(project);
    for (const { file, hash } of files) if (all || matters(file)) hashes.set(file, hash);
  }
  return hashes;
}

/** The files whose hashes differ, or that only one side has. */
export function changedFiles(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...before.keys(), ...now.keys()].filter((file) => before.get(file) !== now.get(file)));
}
