import type { Comparison } from '../comparison.ts';
import type { Edit } from '../walk/edit.ts';
import { alreadyKnown, alreadyKnownStrictly, stillAccepted, wasAccepted } from './ask.ts';
import { editsText, proofOf, whereOf, type SurfacePlace } from './place.ts';
import type { EditsRule } from './rules.ts';

/** The rules of a schema that others may both give and read. */
export interface ExchangedRules {
  readonly narrowed: EditsRule;
  readonly widened: EditsRule;
  readonly extended: EditsRule;
  readonly rewritten: EditsRule;
}

const narrows = (edit: Edit): boolean => edit.sense !== 'wider';
const widens = (edit: Edit): boolean => edit.sense !== 'narrower' && edit.kind !== 'member-added';

/**
 * Judge a schema of which nobody knows on which side its users stand: it may only have more optional members.
 * `deeper` names the edits with those inside other types of the document, which are judged by themselves: what they
 * alone have broken is told there.
 */
export async function judgeExchanged(
  comparison: Comparison,
  place: SurfacePlace,
  edits: readonly Edit[],
  rules: ExchangedRules,
  deeper: () => readonly Edit[],
): Promise<void> {
  const report = (rule: EditsRule, about: readonly Edit[], proof: object): void => {
    comparison.report(rule, { what: place.what, edits: editsText(about) }, { ...whereOf(place, about), ...proof });
  };
  const given = await stillAccepted(comparison, place);
  const read = await alreadyKnown(comparison, place);
  const strict = read.kind === 'no' ? 'no' : await alreadyKnownStrictly(comparison, place);
  /** The edits to blame: none where another type of the document is. */
  const blame = (holds: (edit: Edit) => boolean): readonly Edit[] => {
    const here = edits.filter(holds);
    return here.length > 0 ? here : deeper().some(holds) ? [] : edits;
  };
  const narrowing = given.kind === 'yes' ? [] : blame(narrows);
  const widening = read.kind === 'yes' ? [] : blame(widens);
  if (narrowing.length > 0) report(rules.narrowed, narrowing, proofOf(given));
  if (widening.length > 0) report(rules.widened, widening, { ...proofOf(read), strict });
  if (narrowing.length + widening.length > 0) return;
  const back = given.kind === 'yes' ? await wasAccepted(comparison, place) : undefined;
  report(back === 'yes' ? rules.rewritten : rules.extended, edits, { proof: 'yes', strict });
}
