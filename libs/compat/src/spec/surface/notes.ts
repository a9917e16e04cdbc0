import { memberOf } from '@plugwright/spec';
import { compareDeprecation, compareStability, reportEarlyRemoval } from '../compare/promises.ts';
import type { Comparison } from '../comparison.ts';
import { sameJson } from '../equal.ts';
import { reportForgotten } from '../forgotten.ts';
import { defaultAdded } from '../rules/schema/default-added.ts';
import { defaultChanged } from '../rules/schema/default-changed.ts';
import { defaultRemoved } from '../rules/schema/default-removed.ts';
import { sensitivityAdded } from '../rules/schema/sensitivity-added.ts';
import { sensitivityRemoved } from '../rules/schema/sensitivity-removed.ts';
import { shownValue } from '../shown-value.ts';
import type { SchemaPair } from '../walk/edit.ts';
import { placeName } from '../walk/step.ts';
import type { Walked } from '../walk/walk.ts';
import { namesOf, type SurfacePlace } from './place.ts';

function compareDefault(comparison: Comparison, place: SurfacePlace, pair: SchemaPair): void {
  const before = memberOf(pair.old, 'default');
  const after = memberOf(pair.new, 'default');
  if (sameJson(before, after)) return;
  const member = placeName(pair.path);
  const where = { member: place.member, at: namesOf(place), old: pair.oldSpot, new: pair.newSpot, via: pair.via };
  if (before === undefined) comparison.reportOnce(defaultAdded, { member, what: place.what, new: shownValue(after ?? null) }, where);
  else if (after === undefined) comparison.reportOnce(defaultRemoved, { member, what: place.what, old: shownValue(before) }, where);
  else comparison.reportOnce(defaultChanged, { member, what: place.what, old: shownValue(before), new: shownValue(after) }, where);
}

function compareSensitivity(comparison: Comparison, place: SurfacePlace, pair: SchemaPair): void {
  const before = memberOf(pair.old, 'x-sensitive') === true;
  const after = memberOf(pair.new, 'x-sensitive') === true;
  if (before === after) return;
  const where = { member: place.member, at: namesOf(place), old: pair.oldSpot, new: pair.newSpot, via: pair.via };
  comparison.reportOnce(after ? sensitivityAdded : sensitivityRemoved, { member: placeName(pair.path), what: place.what }, where);
}

/** What a walk came across that containment does not see: defaults, sensitivity, promises about single members, forgotten names. */
export function compareNotes(comparison: Comparison, place: SurfacePlace, walked: Walked, accepts: boolean): void {
  const own = comparison.new.document.id;
  for (const pair of walked.pairs) {
    if (accepts) compareDefault(comparison, place, pair);
    compareSensitivity(comparison, place, pair);
    // What an upstream promises about its own members is said in its own diff.
    if (pair.newSpot.document !== own || pair.oldSpot.document !== own) continue;
    const what = pair.path === '' ? place.what : `${placeName(pair.path)} in ${place.what}`;
    const where = { member: place.member, old: pair.oldSpot, new: pair.newSpot, at: [place.newPointer, pair.newSpot.pointer] };
    compareStability(comparison, what, memberOf(pair.old, 'stability'), memberOf(pair.new, 'stability'), where);
    compareDeprecation(comparison, what, memberOf(pair.old, 'deprecated'), memberOf(pair.new, 'deprecated'), where);
  }
  for (const { path, old, oldSpot } of walked.lost) {
    if (oldSpot.document !== own) continue;
    reportEarlyRemoval(comparison, `${placeName(path)} in ${place.what}`, memberOf(old, 'deprecated'), {
      member: place.member,
      old: oldSpot,
      at: [place.oldPointer],
    });
  }
  for (const { path, names, newSpot } of walked.forgotten) if (newSpot.document === own) reportForgotten(comparison, path, names, newSpot.pointer);
}
