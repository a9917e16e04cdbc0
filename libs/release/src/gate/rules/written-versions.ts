import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { declaresStable } from '../../versions/step.ts';
import type { GateRule } from '../gate-rule.ts';

/** A spec keeps its last released version; nobody writes the next one by hand. */
export const writtenVersions: GateRule = ({ model, own, released }) => {
  const diagnostics: Diagnostic[] = [];
  for (const id of own) {
    const document = model.documents.get(id);
    const last = released.get(id);
    if (document === undefined || last === undefined || document.version === last || declaresStable(last, document.version)) continue;
    diagnostics.push(
      diagnose(
        'release/version-by-hand',
        { document: id, written: document.version, released: last },
        { span: document.source.spanOf('/version'), pointer: '/version' },
      ),
    );
  }
  return diagnostics;
};
