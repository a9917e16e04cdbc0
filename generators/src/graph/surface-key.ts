import { createHash } from 'node:crypto';
import type { CreateDependenciesContext } from '@nx/devkit';

/** Where a plugin's committed used surface stands, below its root. */
export const surfaceLock = 'src/generated/imports.lock.json';

const installedBy = new Set(['package.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']);

function matters(file: string): boolean {
  return file.startsWith('specs/') || installedBy.has(file) || file.endsWith(`/${surfaceLock}`);
}

/**
 * A hash over everything that decides the edges: specs, installed contracts, committed surfaces and, where the
 * workspace is Plugwright's own, the code that computes a surface. Nx hashed the files already, so nothing is read.
 */
export function surfaceKey(fileMap: CreateDependenciesContext['fileMap']): string {
  const rows: string[] = [];
  for (const { file, hash } of fileMap.nonProjectFiles) if (matters(file)) rows.push(`${file}\0${hash}`);
  for (const [project, files] of Object.entries(fileMap.projectFileMap)) {
    const all = project === '@plugwright/spec';
    for (const { file, hash } of files) if (all || matters(file)) rows.push(`${file}\0${hash}`);
  }
  return createHash('sha256').update(rows.sort().join('\n')).digest('hex');
}
