import { workspacePackages, type WorkspacePackage } from '@plugwright/release';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const kinds = ['plugin', 'contract', 'kernel'] as const;

function isReleased(root: string, { document, version }: WorkspacePackage): boolean {
  return kinds.some((kind) => existsSync(join(root, 'registry', 'released', kind, document ?? '', `${version}.json`)));
}

/**
 * The packages whose version was released: emitted ones that stand in the registry with it, and the public hand-written
 * ones. A document that waits for its first release is not among them.
 */
export async function releasedPackages(root: string): Promise<readonly WorkspacePackage[]> {
  const packages = await workspacePackages(root);
  return packages.filter((entry) => (entry.document === undefined ? !entry.private : isReleased(root, entry)));
}
