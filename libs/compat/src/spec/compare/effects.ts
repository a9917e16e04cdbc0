import { below, type Operation } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { confirmAdded } from '../rules/operation/confirm-added.ts';
import { idempotenceGained } from '../rules/operation/idempotence-gained.ts';
import { idempotenceLost } from '../rules/operation/idempotence-lost.ts';
import { readAdded } from '../rules/operation/read-added.ts';
import { readRemoved } from '../rules/operation/read-removed.ts';
import { safetyAdded } from '../rules/operation/safety-added.ts';
import { safetyRemoved } from '../rules/operation/safety-removed.ts';
import { writeAdded } from '../rules/operation/write-added.ts';
import { writeRemoved } from '../rules/operation/write-removed.ts';
import { differenceOf } from './lists.ts';

/** Compare what an operation touches, and what it offers where it writes. */
export function compareEffects(comparison: Comparison, name: string, old: Operation, current: Operation): void {
  const at = (...tokens: readonly string[]) => ({ member: current.pointer, old: below(old.pointer, ...tokens), new: below(current.pointer, ...tokens) });
  if (old.effects.idempotent !== current.effects.idempotent)
    comparison.report(current.effects.idempotent ? idempotenceGained : idempotenceLost, { name }, at('effects', 'idempotent'));
  const writes = differenceOf(old.effects.writes, current.effects.writes);
  for (const item of writes.added) comparison.report(writeAdded, { name, item }, at('effects', 'writes'));
  for (const item of writes.removed) comparison.report(writeRemoved, { name, item }, at('effects', 'writes'));
  const reads = differenceOf(old.effects.reads, current.effects.reads);
  for (const item of reads.added) comparison.report(readAdded, { name, item }, at('effects', 'reads'));
  for (const item of reads.removed) comparison.report(readRemoved, { name, item }, at('effects', 'reads'));
  for (const promise of ['whatIf', 'confirm', 'rollback'] as const) {
    const before = old.safety[promise];
    const after = current.safety[promise];
    if (before === after) continue;
    if (!after) comparison.report(safetyRemoved, { name, promise }, at('safety', promise));
    else if (promise === 'confirm') comparison.report(confirmAdded, { name }, at('safety', promise));
    else comparison.report(safetyAdded, { name, promise }, at('safety', promise));
  }
}
