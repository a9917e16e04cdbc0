import { below, objectOf, parseDuration, parsePercentage, textOf, type PluginDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { sloAdded } from '../rules/limit/slo-added.ts';
import { sloLowered } from '../rules/limit/slo-lowered.ts';
import { sloRaised } from '../rules/limit/slo-raised.ts';
import { sloRemoved } from '../rules/limit/slo-removed.ts';
import { differenceOf } from './lists.ts';

function perSecond(rate: string): number {
  const [calls = '0', unit] = rate.split('/');
  return Number(calls) / (unit === 'm' ? 60 : 1);
}

/** How good an objective is: the more, the better. */
const worth: Readonly<Record<'p50' | 'p95' | 'p99' | 'throughput' | 'errorRate', (text: string) => number>> = {
  p50: (text) => -(parseDuration(text) ?? 0),
  p95: (text) => -(parseDuration(text) ?? 0),
  p99: (text) => -(parseDuration(text) ?? 0),
  throughput: perSecond,
  errorRate: (text) => -(parsePercentage(text) ?? 0),
};

/** Compare the service level objectives, operation by operation. Those of an operation that is gone went with it. */
export function compareObjectives(comparison: Comparison<PluginDocument>): void {
  const { document: old } = comparison.old;
  const { document: current } = comparison.new;
  const { added, removed } = differenceOf(Object.keys(old.slo), Object.keys(current.slo));
  const names = [...Object.keys(current.slo).filter((name) => !added.includes(name)), ...added, ...removed.filter((name) => current.operations.has(name))];
  for (const name of names) {
    for (const objective of Object.keys(worth) as (keyof typeof worth)[]) {
      const before = textOf(objectOf(old.slo, name), objective);
      const after = textOf(objectOf(current.slo, name), objective);
      if (before === after) continue;
      const pointer = below('/slo', name, objective);
      const at = { member: below('/slo', name), old: pointer, new: pointer };
      if (before === undefined) comparison.report(sloAdded, { name, objective, new: after ?? '' }, at);
      else if (after === undefined) comparison.report(sloRemoved, { name, objective, old: before }, at);
      else if (worth[objective](before) !== worth[objective](after))
        comparison.report(worth[objective](after) < worth[objective](before) ? sloLowered : sloRaised, { name, objective, old: before, new: after }, at);
    }
  }
}
