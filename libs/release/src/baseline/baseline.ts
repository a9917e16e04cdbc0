import { sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import type { Model, ParsedDocument } from '@plugwright/spec';
import { readReleased } from '../registry/read-released.ts';
import { composeModel } from './compose-model.ts';
import { ReleaseLoader } from './release-loader.ts';

/** What was released last: what every change is measured from. */
export interface Baseline {
  /** The last release of each document; absent where there is none, or one cannot be read. */
  readonly model?: Model;
  /** A document's last release together with the upstream versions it was released with. */
  readonly baselineOf: (id: string) => Model | undefined;
  /** The last released version by document id. */
  readonly versions: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Read the last release of every document from `registry/released`. Those released with the last versions of their
 * upstreams share one model; one that is behind gets its own.
 */
export async function loadBaseline(root: string): Promise<Baseline> {
  const registry = await readReleased(root);
  const last = new Map([...registry.versions].flatMap(([id, all]) => (all.at(-1) === undefined ? [] : [[id, all.at(-1)?.version ?? ''] as const])));
  const loader = new ReleaseLoader(root, registry);
  const current = new Map<string, ParsedDocument>();
  const currentIds: string[] = [];
  const models = new Map<string, Model>();
  for (const [id, version] of last) {
    const released = await registry.read(id, version);
    const parsed = released === undefined ? undefined : await loader.closure(released);
    if (released === undefined || parsed === undefined) continue;
    if ([...released.resolved].every(([upstream, wanted]) => (last.get(upstream) ?? wanted) === wanted)) {
      currentIds.push(id);
      for (const document of parsed) current.set(document.file, document);
    } else {
      const model = loader.linked(parsed);
      if (model !== undefined) models.set(id, model);
    }
  }
  const shared = current.size === 0 ? undefined : loader.linked([...current.values()]);
  if (shared !== undefined) for (const id of currentIds) models.set(id, shared);
  const diagnostics = sortDiagnostics([...registry.diagnostics, ...loader.diagnostics]);
  const model = models.size === 0 || diagnostics.length > 0 ? undefined : composeModel(models);
  return { ...(model === undefined ? {} : { model }), baselineOf: (id) => models.get(id), versions: last, diagnostics };
}
