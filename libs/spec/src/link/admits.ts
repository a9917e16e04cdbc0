import semver from 'semver';

/**
 * Whether a range admits a version (SemVer 2.0.0). A pre-release counts like the release it leads to, unlike in npm's
 * default: a workspace that works on 2.0.0-rc.1 has to fit the ranges that will hold for 2.0.0.
 */
export function admits(range: string, version: string): boolean {
  return semver.satisfies(version, range, { includePrerelease: true });
}
