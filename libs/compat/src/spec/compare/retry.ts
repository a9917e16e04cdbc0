import { below, type Operation } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { retryLowered } from '../rules/operation/retry-lowered.ts';
import { retryRaised } from '../rules/operation/retry-raised.ts';
import { durationText } from './duration-text.ts';

type Retry = NonNullable<Operation['retry']>;

/** Without a word about it, callers call once. */
const once: Retry = { attempts: 1, backoffMs: 0 };

function shown({ attempts, backoffMs }: Retry): string {
  return attempts === 1 ? 'one call' : `${attempts} calls, ${durationText(backoffMs)} apart`;
}

/** Compare how callers may retry: fewer calls, or as many further apart, is less. */
export function compareRetry(comparison: Comparison, name: string, old: Operation, current: Operation): void {
  const before = old.retry ?? once;
  const after = current.retry ?? once;
  if (before.attempts === after.attempts && before.backoffMs === after.backoffMs) return;
  const less = after.attempts < before.attempts || (after.attempts === before.attempts && after.backoffMs > before.backoffMs);
  comparison.report(
    less ? retryLowered : retryRaised,
    { name, old: shown(before), new: shown(after) },
    { member: current.pointer, old: below(old.pointer, 'retry'), new: below(current.pointer, 'retry') },
  );
}
