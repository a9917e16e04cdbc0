import { below, type PluginDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { packageAdded } from '../rules/dependency/package-added.ts';
import { packageRangeChanged } from '../rules/dependency/package-range-changed.ts';
import { packageRemoved } from '../rules/dependency/package-removed.ts';
import { programAdded } from '../rules/dependency/program-added.ts';
import { programRemoved } from '../rules/dependency/program-removed.ts';
import { differenceOf } from './lists.ts';

/** Compare the packages that come with a plugin, and the programs that must be on the host. */
export function comparePackages(comparison: Comparison<PluginDocument>): void {
  const { packages: old } = comparison.old.document;
  const { packages: current } = comparison.new.document;
  for (const ecosystem of new Set([...Object.keys(old.ecosystems), ...Object.keys(current.ecosystems)])) {
    const before = new Map(Object.entries(old.ecosystems[ecosystem] ?? {}));
    const after = new Map(Object.entries(current.ecosystems[ecosystem] ?? {}));
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(name), after.get(name)];
      if (was === is) continue;
      const pointer = below('/packages', ecosystem, name);
      const at = { member: pointer, old: was === undefined ? undefined : pointer, new: is === undefined ? undefined : pointer };
      if (was === undefined) comparison.report(packageAdded, { ecosystem, name, new: is ?? '' }, at);
      else if (is === undefined) comparison.report(packageRemoved, { ecosystem, name, old: was }, at);
      else comparison.report(packageRangeChanged, { ecosystem, name, old: was, new: is }, at);
    }
  }
  const { added, removed } = differenceOf(old.system, current.system);
  const at = { member: '/packages', old: '/packages/system', new: '/packages/system' };
  for (const name of added) comparison.report(programAdded, { name }, at);
  for (const name of removed) comparison.report(programRemoved, { name }, at);
}
