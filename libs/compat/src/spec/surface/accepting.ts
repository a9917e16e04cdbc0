import type { Comparison } from '../comparison.ts';
import type { Rule } from '../rule.ts';
import type { Edit } from '../walk/edit.ts';
import { stillAccepted, wasAccepted } from './ask.ts';
import { editsText, proofOf, whereOf, type SurfacePlace } from './place.ts';
import type { EditsRule } from './rules.ts';

/** The rules of a surface that values are given to. */
export interface AcceptingRules {
  readonly narrowed: EditsRule;
  readonly widened: EditsRule;
  readonly rewritten: EditsRule;
}

/** The edits that look as if they did that; all of them where none does, because the prover has the last word. */
export function blamed(edits: readonly Edit[], holds: (edit: Edit) => boolean): readonly Edit[] {
  const found = edits.filter(holds);
  return found.length > 0 ? found : edits;
}

/** Judge a surface that values are given to: it may only become wider. */
export async function judgeAccepting(comparison: Comparison, place: SurfacePlace, edits: readonly Edit[], rules: AcceptingRules): Promise<void> {
  const report = (rule: EditsRule & Rule, about: readonly Edit[], proof: object): void => {
    comparison.report(rule, { what: place.what, edits: editsText(about) }, { ...whereOf(place, about), ...proof });
  };
  const verdict = await stillAccepted(comparison, place);
  if (verdict.kind !== 'yes') {
    report(
      rules.narrowed,
      blamed(edits, (edit) => edit.sense !== 'wider'),
      proofOf(verdict),
    );
    const wider = edits.filter((edit) => edit.sense === 'wider');
    if (wider.length > 0 && wider.length < edits.length) report(rules.widened, wider, {});
    return;
  }
  const back = await wasAccepted(comparison, place);
  report(back === 'yes' ? rules.rewritten : rules.widened, back === 'yes' ? edits : blamed(edits, (edit) => edit.sense !== 'narrower'), {
    proof: 'yes',
  });
}
