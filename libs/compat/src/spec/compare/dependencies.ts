import { below, type ImportEdge, type PluginDocument, type SharedMembers } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { rangeCovers } from '../ranges/range-covers.ts';
import { dependencyAdded } from '../rules/dependency/dependency-added.ts';
import { dependencyBecameOptional } from '../rules/dependency/dependency-became-optional.ts';
import { dependencyBecameRequired } from '../rules/dependency/dependency-became-required.ts';
import { dependencyRemoved } from '../rules/dependency/dependency-removed.ts';
import { importAdded } from '../rules/dependency/import-added.ts';
import { importRangeNarrowed } from '../rules/dependency/import-range-narrowed.ts';
import { importRangeWidened } from '../rules/dependency/import-range-widened.ts';
import { importRemoved } from '../rules/dependency/import-removed.ts';
import { importUseAdded } from '../rules/dependency/import-use-added.ts';
import { importUseRemoved } from '../rules/dependency/import-use-removed.ts';
import { kernelRangeNarrowed } from '../rules/dependency/kernel-range-narrowed.ts';
import { kernelRangeWidened } from '../rules/dependency/kernel-range-widened.ts';
import { serviceUseAdded } from '../rules/dependency/service-use-added.ts';
import { serviceUseRemoved } from '../rules/dependency/service-use-removed.ts';
import { differenceOf } from './lists.ts';

/** Edges by what they lead to: an alias is the document's own name for it. */
function edgesOf({ imports }: SharedMembers): ReadonlyMap<string, ImportEdge> {
  return new Map([...imports.values()].map((edge) => [edge.document, edge]));
}

const pointerOf = ({ alias }: ImportEdge): string => below('/imports', alias);

/** Only a plugin that must be there has to be installed; a contract is compiled in. */
const needsInstalling = ({ kind, optional }: ImportEdge): boolean => kind === 'plugin' && !optional;

function compareEdge(comparison: Comparison, old: ImportEdge, current: ImportEdge): void {
  const name = current.document;
  const at = (key: string) => ({ member: pointerOf(current), old: below(pointerOf(old), key), new: below(pointerOf(current), key) });
  if (old.range !== current.range) {
    const params = { name, old: old.range, new: current.range };
    if (!rangeCovers(current.range, old.range)) comparison.report(importRangeNarrowed, params, at('range'));
    else if (!rangeCovers(old.range, current.range)) comparison.report(importRangeWidened, params, at('range'));
  }
  if (needsInstalling(old) !== needsInstalling(current))
    comparison.report(needsInstalling(current) ? dependencyBecameRequired : dependencyBecameOptional, { name }, at('optional'));
  const { added, removed } = differenceOf(old.operations, current.operations);
  for (const operation of added) comparison.report(importUseAdded, { name, operation }, at('operations'));
  for (const operation of removed) comparison.report(importUseRemoved, { name, operation }, at('operations'));
}

/** Compare what a document imports. */
export function compareImports(comparison: Comparison, old: SharedMembers, current: SharedMembers): void {
  const before = edgesOf(old);
  const after = edgesOf(current);
  for (const [name, edge] of after) {
    const same = before.get(name);
    const at = { member: pointerOf(edge), new: pointerOf(edge) };
    if (same === undefined) comparison.report(needsInstalling(edge) ? dependencyAdded : importAdded, { name }, at);
    else compareEdge(comparison, same, edge);
  }
  for (const [name, edge] of before) {
    if (!after.has(name))
      comparison.report(needsInstalling(edge) ? dependencyRemoved : importRemoved, { name }, { member: pointerOf(edge), old: pointerOf(edge) });
  }
}

/** Compare what a plugin asks of the kernel. */
export function compareKernelUse(comparison: Comparison<PluginDocument>): void {
  const { kernel: old } = comparison.old.document;
  const { kernel: current } = comparison.new.document;
  const at = (key: string) => ({ member: '/kernel', old: `/kernel/${key}`, new: `/kernel/${key}` });
  if (old.range !== current.range) {
    const params = { old: old.range, new: current.range };
    if (!rangeCovers(current.range, old.range)) comparison.report(kernelRangeNarrowed, params, at('range'));
    else if (!rangeCovers(old.range, current.range)) comparison.report(kernelRangeWidened, params, at('range'));
  }
  const { added, removed } = differenceOf(old.services, current.services);
  for (const name of added) comparison.report(serviceUseAdded, { name }, at('services'));
  for (const name of removed) comparison.report(serviceUseRemoved, { name }, at('services'));
}
