import { below, objectOf, textOf, textsOf, type JsonObject, type PluginDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { metricAdded } from '../rules/observability/metric-added.ts';
import { metricAttributeAdded } from '../rules/observability/metric-attribute-added.ts';
import { metricAttributeRemoved } from '../rules/observability/metric-attribute-removed.ts';
import { metricChanged } from '../rules/observability/metric-changed.ts';
import { metricRemoved } from '../rules/observability/metric-removed.ts';
import { spanAdded } from '../rules/observability/span-added.ts';
import { spanRemoved } from '../rules/observability/span-removed.ts';
import { differenceOf } from './lists.ts';

function compareMetric(comparison: Comparison, name: string, old: JsonObject, current: JsonObject): void {
  const pointer = below('/observability/metrics', name);
  const at = (key: string) => ({ member: pointer, old: below(pointer, key), new: below(pointer, key) });
  for (const part of ['kind', 'unit'] as const) {
    const before = textOf(old, part);
    const after = textOf(current, part);
    if (before !== after) comparison.report(metricChanged, { name, part, old: before ?? 'not given', new: after ?? 'not given' }, at(part));
  }
  const { added, removed } = differenceOf(textsOf(old, 'attributes'), textsOf(current, 'attributes'));
  for (const item of added) comparison.report(metricAttributeAdded, { name, item }, at('attributes'));
  for (const item of removed) comparison.report(metricAttributeRemoved, { name, item }, at('attributes'));
}

/** Compare what a plugin can be seen by. */
export function compareObservability(comparison: Comparison<PluginDocument>): void {
  const { observability: old } = comparison.old.document;
  const { observability: current } = comparison.new.document;
  const before = objectOf(old, 'metrics');
  const after = objectOf(current, 'metrics');
  const metrics = differenceOf(Object.keys(before), Object.keys(after));
  for (const name of metrics.added)
    comparison.report(metricAdded, { name }, { member: below('/observability/metrics', name), new: below('/observability/metrics', name) });
  for (const name of metrics.removed)
    comparison.report(metricRemoved, { name }, { member: below('/observability/metrics', name), old: below('/observability/metrics', name) });
  for (const name of Object.keys(after)) if (Object.hasOwn(before, name)) compareMetric(comparison, name, objectOf(before, name), objectOf(after, name));
  const spans = differenceOf(textsOf(old, 'spans'), textsOf(current, 'spans'));
  const at = { member: '/observability', old: '/observability/spans', new: '/observability/spans' };
  for (const name of spans.added) comparison.report(spanAdded, { name }, at);
  for (const name of spans.removed) comparison.report(spanRemoved, { name }, at);
}
