import { parseDuration, textOf, textsOf, type PluginDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { dataRetentionLowered } from '../rules/data/data-retention-lowered.ts';
import { dataRetentionRaised } from '../rules/data/data-retention-raised.ts';
import { personalDataAdded } from '../rules/data/personal-data-added.ts';
import { personalDataRemoved } from '../rules/data/personal-data-removed.ts';
import { differenceOf } from './lists.ts';

/** `none` keeps nothing; nothing written promises nothing. */
function kept(retention: string | undefined): number {
  return retention === undefined ? Infinity : retention === 'none' ? 0 : (parseDuration(retention) ?? Infinity);
}

/** Compare what a plugin says about personal data: the less of it and the shorter, the better. */
export function compareData(comparison: Comparison<PluginDocument>): void {
  const { data: old } = comparison.old.document;
  const { data: current } = comparison.new.document;
  const { added, removed } = differenceOf(textsOf(old, 'pii'), textsOf(current, 'pii'));
  const at = (key: string) => ({ member: '/data', old: `/data/${key}`, new: `/data/${key}` });
  for (const pointer of added) comparison.report(personalDataAdded, { pointer }, at('pii'));
  for (const pointer of removed) comparison.report(personalDataRemoved, { pointer }, at('pii'));
  const before = textOf(old, 'retention');
  const after = textOf(current, 'retention');
  if (kept(before) === kept(after)) return;
  const shown = (retention: string | undefined): string =>
    retention === undefined ? 'without a limit' : retention === 'none' ? 'not at all' : `for ${retention}`;
  comparison.report(kept(after) > kept(before) ? dataRetentionRaised : dataRetentionLowered, { old: shown(before), new: shown(after) }, at('retention'));
}
