import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { excludedEdges } from '../../versions/edges.ts';
import type { GateRule } from '../gate-rule.ts';

/** Every range admits the version that its upstream becomes with the next release. */
export const nextRanges: GateRule = ({ model, own, next }) => {
  const diagnostics: Diagnostic[] = [];
  for (const { importer, pointer, range, upstream, version } of excludedEdges(model, next)) {
    const document = model.documents.get(importer);
    const target = model.documents.get(upstream);
    if (document === undefined || target === undefined || !own.has(importer)) continue;
    diagnostics.push(
      diagnose(
        'link/range-excludes-next',
        { range, id: upstream, next: version },
        { span: document.source.spanOf(pointer), pointer, related: [{ message: `"${upstream}" is written here`, span: target.source.spanOf('/version') }] },
      ),
    );
  }
  return diagnostics;
};
