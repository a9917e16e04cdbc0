import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { memberOf } from '../../json.ts';
import { becomesMajor } from '../../versions/step.ts';
import type { GateRule } from '../gate-rule.ts';

/** A major version says what its users must do. */
export const migrationNotes: GateRule = ({ model, own, released, next }) => {
  const diagnostics: Diagnostic[] = [];
  for (const id of own) {
    const document = model.documents.get(id);
    const last = released.get(id);
    const version = next.get(id);
    if (document === undefined || last === undefined || version === undefined || !becomesMajor(last, version)) continue;
    if (memberOf(memberOf(memberOf(document.raw, 'releases'), version), 'breaking') !== undefined) continue;
    const pointer = memberOf(document.raw, 'releases') === undefined ? '/version' : '/releases';
    diagnostics.push(diagnose('release/missing-migration-notes', { document: id, next: version }, { span: document.source.spanOf(pointer), pointer }));
  }
  return diagnostics;
};
