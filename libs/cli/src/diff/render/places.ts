import type { RulePlace, SpecChange } from '@plugwright/compat';
import type { Compared } from '../compare.ts';
import type { Side } from '../sides/side.ts';

/** `HEAD~1:specs/a.yaml:12:3`: a place that can be clicked where the file is the one on disk. */
export function placeText(side: Side, { file, span }: RulePlace): string {
  return `${side.prefix}${file}${span === undefined ? '' : `:${span.start.line}:${span.start.column}`}`;
}

/** The place of a change on the new side; on the old one where nothing is left of it. */
export function mainPlace({ old, new: now }: Compared, change: SpecChange): string | undefined {
  if (change.new !== undefined) return placeText(now, change.new);
  return change.old === undefined ? undefined : placeText(old, change.old);
}

/** The place on the old side, where the main place is another one. */
export function earlierPlace({ old }: Compared, change: SpecChange): string | undefined {
  return change.new === undefined || change.old === undefined ? undefined : placeText(old, change.old);
}

/** What the new state is called, with a word on files that are not committed. */
export function titleOf({ old, new: now }: Pick<Compared, 'old' | 'new'>): string {
  const dirty = now.uncommitted ?? 0;
  return `${old.label} → ${now.label}${dirty === 0 ? '' : ` (${dirty} spec file${dirty === 1 ? '' : 's'} not committed)`}`;
}
