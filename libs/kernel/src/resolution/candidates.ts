import type { Manifest } from '@plugwright/manifest';
import { Range, validRange } from 'semver';
import type { Release } from './release.ts';

/** What resolution needs to know of one version of a plugin. */
export type Installed = Pick<Manifest, 'id' | 'version' | 'kernel' | 'dependencies'>;

/** Ranges that were read, and what is none: there are few, and a plugin that calls another has one looked at each time. */
const read = new Map<string, Range | undefined>();
const MOST_READ = 10_000;

function rangeOf(text: string): Range | undefined {
  if (!read.has(text)) {
    if (read.size >= MOST_READ) read.clear();
    read.set(text, validRange(text) === null ? undefined : new Range(text));
  }
  return read.get(text);
}

/** Whether a version is in a range; pre-releases count only where the range names them, as npm has it. */
export function inRange(version: string, range: string): boolean {
  return rangeOf(range)?.test(version) ?? false;
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
