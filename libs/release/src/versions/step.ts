import type { Bump } from '@plugwright/compat';
import semver from 'semver';

/**
 * What a bump means for a version: below 1.0.0 a break raises the minor and everything else the patch, because 1.0.0 is
 * declared by hand and never reached by accident.
 */
export function effectiveBump(version: string, bump: Bump): Bump {
  if (bump === 'none' || semver.major(version) > 0) return bump;
  return bump === 'major' ? 'minor' : 'patch';
}

/** The version after a bump. */
export function stepVersion(version: string, bump: Bump): string {
  const step = effectiveBump(version, bump);
  return step === 'none' ? version : (semver.inc(version, step) ?? version);
}

/** Whether a written version declares 1.0.0 over a last release below it: the one version that a person writes. */
export function declaresStable(released: string, written: string): boolean {
  return written === '1.0.0' && semver.lt(released, '1.0.0');
}

/** Whether a next version is a major one: its users must be told what to do. */
export function becomesMajor(released: string, next: string): boolean {
  return semver.major(released) > 0 && semver.major(next) > semver.major(released);
}
