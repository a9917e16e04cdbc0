import type { Manifest } from '@plugwright/manifest';
import { satisfies } from 'semver';
import type { Release } from './release.ts';

/** What resolution needs to know of one version of a plugin. */
export type Installed = Pick<Manifest, 'id' | 'version' | 'kernel' | 'dependencies'>;

/** Whether a version is in a range; pre-releases count only where the range names them, as npm has it. */
export function inRange(version: string, range: string): boolean {
  return satisfies(version, range);
}

/** What a manifest says about others; the services that it wants of the kernel are capabilities that the kernel gives. */
export function releaseOf({ id, version, kernel, dependencies: { plugins } }: Installed): Release {
  return {
    id,
    version,
    kernel: kernel.range,
    needs: plugins.filter(({ optional }) => !optional),
    optional: plugins.filter(({ optional }) => optional),
    capabilities: kernel.services,
  };
}
