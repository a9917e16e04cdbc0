import type { Isolation, PluginDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { concurrencyLowered } from '../rules/limit/concurrency-lowered.ts';
import { concurrencyRaised } from '../rules/limit/concurrency-raised.ts';
import { isolationLowered } from '../rules/limit/isolation-lowered.ts';
import { isolationRaised } from '../rules/limit/isolation-raised.ts';
import { languageChanged } from '../rules/limit/language-changed.ts';
import { resourceLowered } from '../rules/limit/resource-lowered.ts';
import { resourceRaised } from '../rules/limit/resource-raised.ts';
import { resourceStated } from '../rules/limit/resource-stated.ts';
import { resourceUnstated } from '../rules/limit/resource-unstated.ts';
import { sharedMemoryAdded } from '../rules/limit/shared-memory-added.ts';
import { sharedMemoryRemoved } from '../rules/limit/shared-memory-removed.ts';

const isolations: readonly Isolation[] = ['worker', 'wasm', 'process', 'sandbox', 'external'];

const mebibyte = 1024 ** 2;
const bytes = (value: number): string => (value % mebibyte === 0 ? `${value / mebibyte}Mi` : `${value / 1024}Ki`);

const resources = [
  ['memoryBytes', 'memory', bytes],
  ['cpuPercent', 'cpu', (value: number) => `${value}%`],
  ['fileHandles', 'fileHandles', String],
  ['connections', 'connections', String],
  ['diskBytes', 'disk', bytes],
] as const;

function compareResources({ old, new: current, report }: { old: PluginDocument; new: PluginDocument; report: Comparison['report'] }): void {
  for (const [key, resource, shown] of resources) {
    const before = old.resources[key];
    const after = current.resources[key];
    if (before === after) continue;
    const pointer = `/resources/${resource}`;
    const at = { member: '/resources', old: pointer, new: pointer };
    if (before === undefined) report(resourceStated, { resource, new: shown(after ?? 0) }, at);
    else if (after === undefined) report(resourceUnstated, { resource, old: shown(before) }, at);
    else report(after > before ? resourceRaised : resourceLowered, { resource, old: shown(before), new: shown(after) }, at);
  }
}

/** Compare what a plugin demands of its host, and how many calls it takes at a time. */
export function compareLimits(comparison: Comparison<PluginDocument>): void {
  const { document: old } = comparison.old;
  const { document: current } = comparison.new;
  const report: Comparison['report'] = (rule, params, where) => comparison.report(rule, params, where);
  compareResources({ old, new: current, report });
  const at = (key: string) => ({ member: '/runtime', old: `/runtime/${key}`, new: `/runtime/${key}` });
  const calls = (max: number): string => (max === 1 ? 'one call' : `${max} calls`);
  const before = old.runtime.concurrency.max;
  const after = current.runtime.concurrency.max;
  if (before !== after) report(after < before ? concurrencyLowered : concurrencyRaised, { old: calls(before), new: calls(after) }, at('concurrency'));
  if (old.runtime.isolation !== current.runtime.isolation) {
    const raised = isolations.indexOf(current.runtime.isolation) > isolations.indexOf(old.runtime.isolation);
    report(raised ? isolationRaised : isolationLowered, { old: old.runtime.isolation, new: current.runtime.isolation }, at('isolation'));
  }
  if (old.runtime.language !== current.runtime.language) report(languageChanged, { old: old.runtime.language, new: current.runtime.language }, at('language'));
  if (old.sharedMemory !== current.sharedMemory)
    report(current.sharedMemory ? sharedMemoryAdded : sharedMemoryRemoved, {}, { member: '/sharedMemory', old: '/sharedMemory', new: '/sharedMemory' });
}
