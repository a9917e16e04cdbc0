import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffModels, impact } from '@plugwright/compat';
import { loadWorkspace, type Model } from '@plugwright/spec';
import { layWorkspace } from '../../generate/bench-workspace.ts';
import { readSourceRows, upstreamGraph, type UpstreamGraph } from '../../generate/upstream-graph.ts';
import { row, type Row } from '../../measurement/row.ts';
import { timed } from './timed.ts';

const size = 1000;
const edited = 10;

async function modelOf(workspace: string): Promise<Model> {
  const { model, diagnostics } = await loadWorkspace(workspace);
  if (model === undefined)
    throw new Error(
      `the specs have errors: ${diagnostics
        .slice(0, 3)
        .map(({ code, message }) => `${code} ${message}`)
        .join('; ')}`,
    );
  return model;
}

/** Narrows the input of one operation in specs spread over the graph. */
function edit(workspace: string, graph: UpstreamGraph): readonly string[] {
  const chosen = graph.plugins.filter((_, index) => index % Math.floor(size / edited) === 0).slice(0, edited);
  for (const { id } of chosen) {
    const file = join(workspace, 'specs', 'plugins', `${id}.plugin.yaml`);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('id: { type: string, minLength: 1 }', 'id: { type: string, minLength: 2 }'));
  }
  return chosen.map(({ id }) => id).sort();
}

/** Times of a diff and of the impact over the recorded graph; both models are read and linked before. */
export async function benchSpecs(root: string, base: string): Promise<{ readonly rows: readonly Row[]; readonly notes: readonly string[] }> {
  const graph = upstreamGraph(readSourceRows(), size);
  const workspace = join(base, 'specs-of-a-graph');
  layWorkspace(root, workspace, graph);
  const before = await modelOf(workspace);
  const chosen = edit(workspace, graph);
  const after = await modelOf(workspace);
  const { documents } = await diffModels(before, after, {});
  const changed = documents
    .filter(({ changes }) => changes.length > 0)
    .map(({ document }) => document)
    .sort();
  const missing = chosen.filter((id) => !changed.includes(id));
  if (missing.length > 0) throw new Error(`the diff does not see the edit of ${missing.join(', ')}`);
  const { affected } = impact(before, after);
  return {
    rows: [
      row(
        `diff of ${String(size)} specs of which ${String(edited)} changed`,
        await timed(
          () => undefined,
          () => diffModels(before, after, {}),
          7,
          3,
        ),
        'ms',
        { most: 300 },
      ),
      row(
        `impact of the ${String(edited)} changes on the graph`,
        await timed(
          () => undefined,
          () => impact(before, after),
          7,
          3,
        ),
        'ms',
        { most: 300 },
      ),
    ],
    notes: [
      `The graph: ${String(size)} plugins, ${String(graph.edges)} edges; ${String(changed.length)} documents with changes, ${String(affected.length)} plugins affected.`,
    ],
  };
}
