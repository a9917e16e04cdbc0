import type { SpecDocument } from '@plugwright/spec';
import semver from 'semver';
import { isObject, memberOf } from '../json.ts';

/** The versions after the last release of a document that its `releases` already tell of. */
export function waitingNotes(document: SpecDocument, last: string): readonly string[] {
  const releases = memberOf(document.raw, 'releases');
  return isObject(releases) ? Object.keys(releases).filter((version) => semver.valid(version) !== null && semver.gt(version, last)) : [];
}
