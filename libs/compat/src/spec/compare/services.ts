import { below, objectOf, memberOf, type KernelDocument, type KernelService } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { serviceAdded } from '../rules/kernel/service-added.ts';
import { serviceLockChanged } from '../rules/kernel/service-lock-changed.ts';
import { serviceLocked } from '../rules/kernel/service-locked.ts';
import { serviceRemoved } from '../rules/kernel/service-removed.ts';
import { serviceUnlocked } from '../rules/kernel/service-unlocked.ts';
import { compareOperations } from './operations.ts';
import { compareDeprecation, compareStability, reportEarlyRemoval } from './promises.ts';

const pointerOf = (name: string): string => below('/services', name);

function compareLock(comparison: Comparison<KernelDocument>, old: KernelService, current: KernelService): void {
  const { name } = current;
  const [before, after] = [old.unlockedBy, current.unlockedBy];
  if (before?.scope === after?.scope && before?.permission === after?.permission) return;
  const pointer = below(pointerOf(name), 'unlockedBy');
  const at = { member: pointerOf(name), old: pointer, new: pointer };
  const shown = (lock: NonNullable<KernelService['unlockedBy']>): string => `${lock.permission} of scope ${lock.scope}`;
  if (before === undefined) comparison.report(serviceLocked, { name, scope: after?.scope ?? '', permission: after?.permission ?? '' }, at);
  else if (after === undefined) comparison.report(serviceUnlocked, { name }, at);
  else comparison.report(serviceLockChanged, { name, old: shown(before), new: shown(after) }, at);
}

/** Compare the services of a kernel; a service is known by its name alone. */
export async function compareServices(comparison: Comparison<KernelDocument>): Promise<void> {
  const { document: old } = comparison.old;
  const { document: current } = comparison.new;
  const written = (document: KernelDocument, name: string, key: string) => memberOf(objectOf(objectOf(document.raw, 'services'), name), key);
  for (const name of current.services.keys())
    if (!old.services.has(name)) comparison.report(serviceAdded, { name }, { member: pointerOf(name), new: pointerOf(name) });
  for (const [name, before] of old.services) {
    const after = current.services.get(name);
    const where = { member: pointerOf(name), old: pointerOf(name) };
    if (after === undefined) {
      comparison.report(serviceRemoved, { name }, where);
      reportEarlyRemoval(comparison, `the service ${name}`, written(old, name, 'deprecated'), where);
      continue;
    }
    const both = { ...where, new: pointerOf(name) };
    compareStability(comparison, `the service ${name}`, written(old, name, 'stability'), written(current, name, 'stability'), both);
    compareDeprecation(comparison, `the service ${name}`, written(old, name, 'deprecated'), written(current, name, 'deprecated'), both);
    compareLock(comparison, before, after);
    await compareOperations(comparison, before.operations, after.operations, `${name}.`);
  }
}
