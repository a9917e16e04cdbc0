import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageManifest } from './package-manifest.ts';

/** A package of the workspace that is published. */
export interface Publishable {
  /** Absolute folder. */
  readonly folder: string;
  readonly manifest: PackageManifest;
}

/** The folders whose members are published; plugins, tools and apps are not. */
const families = ['libs', 'libs/contracts'] as const;

/** Every package to publish, sorted by name: the members of `libs`, `libs/contracts`, and `generators`. */
export function publishablePackages(root: string): readonly Publishable[] {
  const folders = families.flatMap((family) => {
    const parent = join(root, family);
    return existsSync(parent)
      ? readdirSync(parent, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => join(parent, entry.name))
      : [];
  });
  return [...folders, join(root, 'generators')]
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageManifest }))
    .filter(({ manifest }) => manifest.private !== true)
    .sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1));
}
