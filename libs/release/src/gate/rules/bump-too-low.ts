import { diagnose, type Diagnostic, type Related } from '@plugwright/diagnostics';
import { exceeds } from '../../versions/bump.ts';
import { declaresStable, effectiveBump } from '../../versions/step.ts';
import { changeLine } from '../change-line.ts';
import { demandedBump, uncovered } from '../demanded.ts';
import type { GateRule } from '../gate-rule.ts';

const shown = 10;

/** A document's changesets carry at least what its changes since the last release demand. */
export const bumpTooLow: GateRule = ({ model, released, pending, diff }) => {
  const diagnostics: Diagnostic[] = [];
  for (const document of diff) {
    const own = model.documents.get(document.document);
    const version = released.get(document.document);
    if (own === undefined || version === undefined || declaresStable(version, own.version)) continue;
    const carried = pending.get(own.id) ?? 'none';
    const needed = demandedBump(document);
    if (!exceeds(effectiveBump(version, needed), effectiveBump(version, carried))) continue;
    const causes = uncovered(document, carried);
    const hints = causes.slice(0, shown).map(changeLine);
    if (causes.length > shown) hints.push(`and ${String(causes.length - shown)} more`);
    const related = causes.slice(0, shown).flatMap((cause): Related[] => {
      const span = cause.new?.span ?? cause.old?.span;
      return span === undefined ? [] : [{ message: cause.rule, span }];
    });
    const params = { document: own.id, released: version, needed: effectiveBump(version, needed), carried: effectiveBump(version, carried) };
    const raises = { ...params, carried: params.carried === 'none' ? 'nothing' : `the ${params.carried}`, needed: `the ${params.needed}` };
    diagnostics.push(diagnose('release/bump-too-low', raises, { span: own.source.spanOf('/version'), pointer: '/version', hints, related }));
  }
  return diagnostics;
};
