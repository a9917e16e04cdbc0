import type { ReleaseEntry } from '@plugwright/release';

/** A release as it is printed: a line a package, aligned. */
export function releaseLines(releases: readonly ReleaseEntry[]): readonly string[] {
  const width = Math.max(0, ...releases.map(({ package: name }) => name.length));
  return releases.map(({ package: name, from, to, bump }) => {
    const step = from === undefined ? `${to} (first release)` : `${from} -> ${to} (${bump})`;
    return `${name.padEnd(width)}  ${step}`;
  });
}
