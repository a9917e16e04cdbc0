import { type Cell, type CellOutline, type CellVerdict, verdictOfRun } from '@plugwright/compat';
import { join } from 'node:path';
import type { OpenCell } from './open-cells.ts';
import { runSuite } from './run-suite.ts';
import { withStubCopy } from './stub-copy.ts';

/** What is known of an open cell without running anything. */
export function outlineOf({ combination, judgement, suite, way }: OpenCell): CellOutline {
  const { plugin, choice, declared, resolved } = combination;
  return {
    plugin: { id: plugin.id, version: plugin.label },
    with: Object.fromEntries([...choice].map(([id, { label }]) => [id, label])),
    declared,
    resolved,
    digests: { ...(suite === undefined ? {} : { suite }), specs: judgement.specs },
    ...(way === 'judge' ? { verdict: judgement.verdict } : {}),
  };
}

/** The tests that failed in the reference run; undefined where it has no run. */
function failedBefore(reference: Cell | undefined): readonly string[] | undefined {
  if (reference === undefined || reference.evidence === 'proved' || reference.evidence === 'declared') return undefined;
  return reference.verdict.kind === 'regressed' ? reference.verdict.tests : [];
}

/** The tests that need no kernel but the stub. */
const onStub = ['src/generated/tests/examples', 'src/generated/tests/properties'];
const emitted = ['src/generated/tests'];

async function runTwice(
  root: string,
  folder: string,
  filters: readonly string[],
  reference: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<CellVerdict> {
  const first = await runSuite(root, folder, filters, signal);
  const second = first.failed.length === 0 ? undefined : await runSuite(root, folder, filters, signal);
  return verdictOfRun(first, second, reference);
}

/** Give an open cell its verdict, by running the suite where that is its way. */
export async function closeCell(root: string, cell: OpenCell, reference: Cell | undefined, signal?: AbortSignal): Promise<Cell> {
  const outline = outlineOf(cell);
  const { verdict, model } = cell.judgement;
  const { id } = cell.combination.plugin;
  const before = failedBefore(reference);
  if (cell.way === 'run' && verdict.kind === 'pass') {
    return { ...outline, evidence: 'ran', verdict: await runTwice(root, join(root, 'plugins', id), emitted, before, signal) };
  }
  if (cell.way === 'run-on-stub' && model !== undefined) {
    return { ...outline, evidence: 'ran-on-stub', verdict: await withStubCopy(root, id, model, (folder) => runTwice(root, folder, onStub, before, signal)) };
  }
  return { ...outline, evidence: verdict.kind === 'waiting' ? 'declared' : 'proved', verdict };
}
