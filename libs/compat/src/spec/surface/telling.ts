import type { Comparison } from '../comparison.ts';
import type { Edit } from '../walk/edit.ts';
import { blamed } from './accepting.ts';
import { alreadyKnown, alreadyKnownStrictly, stillGiven } from './ask.ts';
import { editsText, proofOf, whereOf, type SurfacePlace } from './place.ts';
import type { EditsRule } from './rules.ts';

/** The rules of a surface that values come from. */
export interface TellingRules {
  readonly widened: EditsRule;
  readonly narrowed: EditsRule;
  /** Members are new. */
  readonly extended: EditsRule;
  /** Optional members are gone. */
  readonly reduced: EditsRule;
  readonly rewritten: EditsRule;
}

/** Judge a surface that values come from: it may only become narrower, and have more members. */
export async function judgeTelling(comparison: Comparison, place: SurfacePlace, edits: readonly Edit[], rules: TellingRules): Promise<void> {
  const verdict = await alreadyKnown(comparison, place);
  const added = edits.filter((edit) => edit.kind === 'member-added');
  const removed = edits.filter((edit) => edit.kind === 'member-removed');
  const others = edits.filter((edit) => edit.kind === 'other');
  const strict = verdict.kind === 'no' ? 'no' : await alreadyKnownStrictly(comparison, place);
  const report = (rule: EditsRule, about: readonly Edit[], proof: object): void => {
    comparison.report(rule, { what: place.what, edits: editsText(about) }, { ...whereOf(place, about), ...proof });
  };
  if (verdict.kind !== 'yes') {
    const suspects = others.filter((edit) => edit.sense !== 'narrower');
    const guilty = suspects.length > 0 ? suspects : removed.length > 0 ? removed : blamed(edits, () => false);
    report(rules.widened, guilty, { ...proofOf(verdict), strict });
    const rest = (some: readonly Edit[]): readonly Edit[] => some.filter((edit) => !guilty.includes(edit));
    if (rest(added).length > 0) report(rules.extended, rest(added), {});
    if (suspects.length > 0 && removed.length > 0) report(rules.reduced, removed, {});
    const narrower = rest(others.filter((edit) => edit.sense === 'narrower'));
    if (narrower.length > 0) report(rules.narrowed, narrower, {});
    return;
  }
  const proof = { proof: 'yes', strict } as const;
  if (added.length > 0) report(rules.extended, added, proof);
  if (removed.length > 0) report(rules.reduced, removed, proof);
  if (added.length + removed.length > 0 && others.length === 0) return;
  const back = await stillGiven(comparison, place);
  if (added.length + removed.length > 0) {
    // A rewording beside a new member is not worth a line of its own.
    if (back !== 'yes') report(rules.narrowed, others, proof);
  } else report(back === 'yes' ? rules.rewritten : rules.narrowed, others, proof);
}
