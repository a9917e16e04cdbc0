import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import semver from 'semver';
import { isObject, memberOf } from '../../json.ts';
import type { GateRule } from '../gate-rule.ts';

/** A note on what users must do belongs to a version that was released or comes next; another one would wait for a break that it does not tell. */
export const earlyNotes: GateRule = ({ model, own, released, next }) => {
  const diagnostics: Diagnostic[] = [];
  for (const id of own) {
    const document = model.documents.get(id);
    const last = released.get(id);
    const releases = memberOf(document?.raw, 'releases');
    if (document === undefined || last === undefined || !isObject(releases)) continue;
    for (const version of Object.keys(releases)) {
      if (semver.valid(version) === null || semver.lte(version, last) || version === next.get(id)) continue;
      const pointer = `/releases/${version}`;
      const params = { document: id, version, next: next.get(id) ?? last };
      diagnostics.push(diagnose('release/early-note', params, { span: document.source.spanOf(pointer), pointer }));
    }
  }
  return diagnostics;
};
