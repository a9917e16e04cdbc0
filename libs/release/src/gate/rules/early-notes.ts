import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { waitingNotes } from '../../versions/waiting-notes.ts';
import type { GateRule } from '../gate-rule.ts';

/** A note on what users must do belongs to a version that was released or comes next; another one would wait for a break that it does not tell. */
export const earlyNotes: GateRule = ({ model, own, released, next }) => {
  const diagnostics: Diagnostic[] = [];
  for (const id of own) {
    const document = model.documents.get(id);
    const last = released.get(id);
    if (document === undefined || last === undefined) continue;
    for (const version of waitingNotes(document, last)) {
      if (version === next.get(id)) continue;
      const pointer = `/releases/${version}`;
      const params = { document: id, version, next: next.get(id) ?? last };
      diagnostics.push(diagnose('release/early-note', params, { span: document.source.spanOf(pointer), pointer }));
    }
  }
  return diagnostics;
};
