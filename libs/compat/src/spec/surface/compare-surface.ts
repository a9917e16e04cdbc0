import type { Schema } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { walkSchemas, type Walked } from '../walk/walk.ts';
import { judgeAccepting, type AcceptingRules } from './accepting.ts';
import { judgeExchanged, type ExchangedRules } from './exchanged.ts';
import { compareNotes } from './notes.ts';
import type { SurfacePlace } from './place.ts';
import { judgeTelling, type TellingRules } from './telling.ts';

/** Names the differences of a surface in both versions. */
export function walkSurface(comparison: Comparison, place: SurfacePlace, stop?: (reference: string) => boolean): Walked {
  const side = (which: 'old' | 'new', schema: Schema, pointer: string) => ({
    model: comparison[which].model,
    schema,
    spot: { document: place.from?.[which] ?? comparison[which].document.id, pointer },
  });
  return walkSchemas(side('old', place.old, place.oldPointer), side('new', place.new, place.newPointer), stop, place.from?.via);
}

/** Compare a surface that values are given to. */
export async function compareAccepting(comparison: Comparison, place: SurfacePlace, rules: AcceptingRules): Promise<void> {
  const walked = walkSurface(comparison, place);
  compareNotes(comparison, place, walked, true);
  if (walked.edits.length > 0) await judgeAccepting(comparison, place, walked.edits, rules);
}

/** Compare a surface that values come from. */
export async function compareTelling(comparison: Comparison, place: SurfacePlace, rules: TellingRules): Promise<void> {
  const walked = walkSurface(comparison, place);
  compareNotes(comparison, place, walked, false);
  if (walked.edits.length > 0) await judgeTelling(comparison, place, walked.edits, rules);
}

/** Compare a schema that others give and read. Types for which `judgedElsewhere` holds are not looked into. */
export async function compareExchanged(
  comparison: Comparison,
  place: SurfacePlace,
  rules: ExchangedRules,
  judgedElsewhere: (reference: string) => boolean,
): Promise<void> {
  const walked = walkSurface(comparison, place, judgedElsewhere);
  compareNotes(comparison, place, walked, true);
  if (walked.edits.length > 0) await judgeExchanged(comparison, place, walked.edits, rules, () => walkSurface(comparison, place).edits);
}

/** Recognises the types of the compared contract, which are judged by themselves. */
export function ownTypes({ new: { document } }: Comparison): (reference: string) => boolean {
  return (reference) => reference.startsWith(`${document.id}#/types/`);
}
