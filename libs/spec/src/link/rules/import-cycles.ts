import type { Related } from '@plugwright/diagnostics';
import { below } from '../../json/pointer.ts';
import type { LinkContext } from '../link-context.ts';
import type { LinkDocument } from '../link-document.ts';

interface Step {
  readonly from: LinkDocument;
  readonly alias: string;
}

function related(step: Step): Related {
  const edge = step.from.imports.get(step.alias);
  return { message: `"${step.from.id}" imports "${edge?.document ?? ''}"`, span: step.from.parsed.spanOf(below('/imports', step.alias)) };
}

function report(cycle: readonly Step[]): void {
  // The same cycle is found once, so it is reported where its smallest id imports.
  const ids = cycle.map((step) => step.from.id);
  const first = ids.indexOf(ids.toSorted()[0] ?? '');
  const turned = [...cycle.slice(first), ...cycle.slice(0, first)];
  const [head] = turned;
  if (head === undefined) return;
  const shown = [...turned.map((step) => step.from.id), head.from.id].join(' -> ');
  head.from.reporter.report('link/import-cycle', { cycle: shown }, { key: below('/imports', head.alias) }, { related: turned.slice(1).map(related) });
}

/** Imports form no cycle. Each cycle that a depth-first search meets is reported once, with every import of it. */
export function checkImportCycles(context: LinkContext): void {
  const done = new Set<string>();
  for (const root of [...context.documents.keys()].sort()) {
    const path: Step[] = [];
    const onPath = new Map<string, number>();
    // An own stack: the chain of imports may be longer than the call stack is deep.
    const stack: { document: LinkDocument; edges: Iterator<[string, { document: string }]> }[] = [];
    const enter = (document: LinkDocument): void => {
      onPath.set(document.id, stack.length);
      stack.push({ document, edges: document.imports.entries() });
    };
    const start = context.documents.get(root);
    if (start === undefined || done.has(root)) continue;
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.edges.next();
      if (next.done === true) {
        done.add(top.document.id);
        onPath.delete(top.document.id);
        stack.pop();
        path.pop();
        continue;
      }
      const [alias, edge] = next.value;
      const target = context.documents.get(edge.document);
      if (target === undefined || target === top.document || done.has(target.id)) continue;
      const step = { from: top.document, alias };
      const back = onPath.get(target.id);
      if (back !== undefined) report([...path.slice(back), step]);
      else {
        path.push(step);
        enter(target);
      }
    }
  }
}
