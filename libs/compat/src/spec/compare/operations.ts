import { below, type Operation } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { timeoutLowered } from '../rules/limit/timeout-lowered.ts';
import { timeoutRaised } from '../rules/limit/timeout-raised.ts';
import { inputNarrowed } from '../rules/input/input-narrowed.ts';
import { inputRewritten } from '../rules/input/input-rewritten.ts';
import { inputWidened } from '../rules/input/input-widened.ts';
import { stubChanged } from '../rules/kernel/stub-changed.ts';
import { operationAdded } from '../rules/operation/operation-added.ts';
import { operationBecameOptional } from '../rules/operation/operation-became-optional.ts';
import { operationBecameRequired } from '../rules/operation/operation-became-required.ts';
import { operationRemoved } from '../rules/operation/operation-removed.ts';
import { operationRenamed } from '../rules/operation/operation-renamed.ts';
import { outputExtended } from '../rules/output/output-extended.ts';
import { outputMemberRemoved } from '../rules/output/output-member-removed.ts';
import { outputNarrowed } from '../rules/output/output-narrowed.ts';
import { outputRewritten } from '../rules/output/output-rewritten.ts';
import { outputWidened } from '../rules/output/output-widened.ts';
import { compareAccepting, compareTelling } from '../surface/compare-surface.ts';
import { durationText } from './duration-text.ts';
import { compareEffects } from './effects.ts';
import { compareGroup } from './group.ts';
import { compareOperationErrors } from './operation-errors.ts';
import { compareRetry } from './retry.ts';
import { compareStream } from './stream.ts';

const group = { added: operationAdded, removed: operationRemoved, renamed: operationRenamed };
const inputRules = { narrowed: inputNarrowed, widened: inputWidened, rewritten: inputRewritten };
const outputRules = {
  widened: outputWidened,
  narrowed: outputNarrowed,
  extended: outputExtended,
  reduced: outputMemberRemoved,
  rewritten: outputRewritten,
};

function comparePlain(comparison: Comparison, name: string, old: Operation, current: Operation): void {
  const at = (key: string) => ({ member: current.pointer, old: below(old.pointer, key), new: below(current.pointer, key) });
  if (old.timeoutMs !== current.timeoutMs) {
    const params = { name, old: durationText(old.timeoutMs), new: durationText(current.timeoutMs) };
    comparison.report(current.timeoutMs < old.timeoutMs ? timeoutLowered : timeoutRaised, params, at('timeout'));
  }
  if (old.optional !== current.optional) comparison.report(current.optional ? operationBecameOptional : operationBecameRequired, { name }, at('optional'));
  const before = old.stub?.behaviour ?? 'in no way of its own';
  const after = current.stub?.behaviour ?? 'in no way of its own';
  if (before !== after) comparison.report(stubChanged, { name, old: before, new: after }, at('stub'));
}

/** Compare the operations of a plugin, or those of a kernel service, which go by `prefix`. */
export async function compareOperations(
  comparison: Comparison,
  old: ReadonlyMap<string, Operation>,
  current: ReadonlyMap<string, Operation>,
  prefix = '',
): Promise<void> {
  for (const [before, after] of compareGroup(comparison, 'operation', old, current, group)) {
    const name = `${prefix}${after.name}`;
    const surface = (key: 'input' | 'output') => ({
      what: `${key === 'input' ? 'Input' : 'Output'} of ${name}`,
      member: after.pointer,
      old: before[key],
      new: after[key],
      oldPointer: below(before.pointer, key),
      newPointer: below(after.pointer, key),
    });
    await compareAccepting(comparison, surface('input'), inputRules);
    await compareTelling(comparison, surface('output'), outputRules);
    await compareStream(comparison, name, before, after);
    await compareOperationErrors(comparison, name, before, after);
    compareEffects(comparison, name, before, after);
    compareRetry(comparison, name, before, after);
    comparePlain(comparison, name, before, after);
  }
}
