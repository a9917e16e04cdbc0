import type { PluginDocument, StateSpec } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { retentionLowered } from '../rules/state/retention-lowered.ts';
import { retentionRaised } from '../rules/state/retention-raised.ts';
import { stateAdded } from '../rules/state/state-added.ts';
import { stateChangedWithoutVersion } from '../rules/state/state-changed-without-version.ts';
import { stateMigrated } from '../rules/state/state-migrated.ts';
import { stateNotMigrated } from '../rules/state/state-not-migrated.ts';
import { stateRemoved } from '../rules/state/state-removed.ts';
import { stateVersionLowered } from '../rules/state/state-version-lowered.ts';
import { acceptedBefore, stillAccepted } from '../surface/ask.ts';
import { walkSurface } from '../surface/compare-surface.ts';
import { compareNotes } from '../surface/notes.ts';
import { editsText, proofOf, whereOf } from '../surface/place.ts';
import { durationText } from './duration-text.ts';

/** The form of what is stored may only change with its version: a plugin that is rolled back reads what the newer one wrote. */
async function compareSchema(comparison: Comparison<PluginDocument>, old: StateSpec, current: StateSpec): Promise<void> {
  const pointer = '/state/schema';
  const place = { what: 'State', member: '/state', old: old.schema, new: current.schema, oldPointer: pointer, newPointer: pointer };
  const walked = walkSurface(comparison, place);
  compareNotes(comparison, place, walked, false);
  if (walked.edits.length === 0 || old.version !== current.version) return;
  const forward = await stillAccepted(comparison, place);
  const verdict = forward.kind === 'yes' ? await acceptedBefore(comparison, place) : forward;
  if (verdict.kind === 'yes') return;
  comparison.report(
    stateChangedWithoutVersion,
    { version: String(current.version), edits: editsText(walked.edits) },
    { ...whereOf(place, walked.edits), ...proofOf(verdict) },
  );
}

function compareRetention(comparison: Comparison<PluginDocument>, old: StateSpec, current: StateSpec): void {
  const before = old.retentionMs ?? Infinity;
  const after = current.retentionMs ?? Infinity;
  if (before === after) return;
  const shown = (milliseconds: number): string => (milliseconds === Infinity ? 'without end' : `for ${durationText(milliseconds)}`);
  const at = { member: '/state', old: '/state/retention', new: '/state/retention' };
  comparison.report(after < before ? retentionLowered : retentionRaised, { old: shown(before), new: shown(after) }, at);
}

/** Compare what a plugin keeps. */
export async function compareState(comparison: Comparison<PluginDocument>): Promise<void> {
  const { state: old } = comparison.old.document;
  const { state: current } = comparison.new.document;
  if (old === undefined && current === undefined) return;
  if (old === undefined) {
    comparison.report(stateAdded, {}, { member: '/state', new: '/state' });
    return;
  }
  if (current === undefined) {
    comparison.report(stateRemoved, {}, { member: '/state', old: '/state' });
    return;
  }
  if (old.version !== current.version) {
    const at = { member: '/state', old: '/state/version', new: '/state/version' };
    const params = { old: String(old.version), new: String(current.version) };
    const raised = comparison.new.document.operations.has('migrate-state') ? stateMigrated : stateNotMigrated;
    comparison.report(current.version > old.version ? raised : stateVersionLowered, params, at);
  }
  await compareSchema(comparison, old, current);
  compareRetention(comparison, old, current);
}
