import { isObject, textOf, type Json } from '@plugwright/spec';
import semver from 'semver';
import type { Comparison, Where } from '../comparison.ts';
import { deprecationAdded } from '../rules/spec/deprecation-added.ts';
import { deprecationExtended } from '../rules/spec/deprecation-extended.ts';
import { deprecationRemoved } from '../rules/spec/deprecation-removed.ts';
import { deprecationShortened } from '../rules/spec/deprecation-shortened.ts';
import { removedBeforeWindow } from '../rules/spec/removed-before-window.ts';
import { stabilityLowered } from '../rules/spec/stability-lowered.ts';
import { stabilityRaised } from '../rules/spec/stability-raised.ts';

const stabilities: readonly string[] = ['experimental', 'beta', 'stable'];

const stabilityOf = (value: Json | undefined): string => (typeof value === 'string' && stabilities.includes(value) ? value : 'stable');

/** Compare what is promised about how fast something may change; nothing written promises that it is stable. */
export function compareStability(comparison: Comparison, what: string, old: Json | undefined, current: Json | undefined, where: Where): void {
  const before = stabilityOf(old);
  const after = stabilityOf(current);
  if (before === after) return;
  const rule = stabilities.indexOf(after) < stabilities.indexOf(before) ? stabilityLowered : stabilityRaised;
  comparison.reportOnce(rule, { what, old: before, new: after }, where);
}

interface Window {
  readonly since: string;
  readonly removal: string | undefined;
}

function windowOf(value: Json | undefined): Window | undefined {
  if (value === true) return { since: 'now on', removal: undefined };
  return isObject(value) ? { since: textOf(value, 'since') ?? 'now on', removal: textOf(value, 'removal') } : undefined;
}

/** Compare the deprecation of something that is still there. */
export function compareDeprecation(comparison: Comparison, what: string, old: Json | undefined, current: Json | undefined, where: Where): void {
  const before = windowOf(old);
  const after = windowOf(current);
  if (before === undefined && after === undefined) return;
  if (before === undefined) {
    comparison.reportOnce(deprecationAdded, { what, since: after?.since ?? '' }, where);
    return;
  }
  if (after === undefined) {
    comparison.reportOnce(deprecationRemoved, { what }, where);
    return;
  }
  if (before.removal === after.removal) return;
  const params = { what, old: before.removal ?? 'no version yet', new: after.removal ?? 'no version yet' };
  const sooner = after.removal !== undefined && (before.removal === undefined || semver.lt(after.removal, before.removal));
  comparison.reportOnce(sooner ? deprecationShortened : deprecationExtended, params, where);
}

/** The version at which a break of the old document comes out: the next major, below 1.0.0 the next minor. */
function nextBreak(version: string): string {
  return semver.inc(version, semver.major(version) === 0 ? 'minor' : 'major') ?? version;
}

/** Report something that is gone although it was promised for longer. */
export function reportEarlyRemoval(comparison: Comparison, what: string, old: Json | undefined, where: Where): void {
  const removal = windowOf(old)?.removal;
  if (removal === undefined || semver.lte(removal, nextBreak(comparison.old.document.version))) return;
  comparison.reportOnce(removedBeforeWindow, { what, removal }, where);
}
