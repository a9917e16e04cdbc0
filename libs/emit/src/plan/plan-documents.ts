import { canonicalJson, type Model } from '@plugwright/spec';
import { portalRoot } from '../artefacts/portal/portal.ts';
import { indexEntry, registryHead, registryIndex } from '../artefacts/registry/registry.ts';
import { emitWorkspaceFiles } from '../emit-workspace.ts';
import { pluginInput } from '../plugin-input.ts';
import { isLocal, type ListedDocument } from '../surface/documents.ts';
import { isObject } from '../text/plain.ts';
import { planContract } from './plan-contract.ts';
import { compareDerived } from './plan-derived.ts';
import { planPlugin } from './plan-plugin.ts';
import { finish, planContext, planLocked, type PlanOptions } from './plan-workspace.ts';
import { addPart, emptyPart, type Disk, type Plan } from './plan.ts';

/** What of a workspace is planned while everything else is known to be right. */
export interface PlannedPart {
  /** Ids of the documents whose text changed, and of all that import them, directly or not. */
  readonly documents: ReadonlySet<string>;
  /** Ids of further plugins, whose folders were touched. */
  readonly folders: ReadonlySet<string>;
}

/**
 * The plan of a workspace of which only a part changed, from a Model of that part and of everything it imports: the
 * same as {@link planWorkspace} makes of the whole. Undefined where what changed shows in files about other documents.
 */
export async function planDocuments(model: Model, disk: Disk, { documents, folders }: PlannedPart, options: PlanOptions): Promise<Plan | undefined> {
  const context = planContext(model, disk, options);
  const chosen = [...documents].map((id) => listed(model, id));
  if (!chosen.every((document) => document !== undefined && isLocal(document))) return undefined;
  const known = chosen.filter((document) => document !== undefined);
  if (!showsNowhereElse(disk, known)) return undefined;
  const part = emptyPart();
  const plugins = [...model.plugins.values()].filter(({ id }) => documents.has(id) || folders.has(id));
  const inputs = plugins.map((plugin) => pluginInput(model, plugin, context.settings, context.run));
  for (const input of inputs) addPart(part, await planPlugin(input, disk, { ...context, inspect: false }));
  const contracts = known.filter((document) => document.kind !== 'plugin');
  for (const document of contracts) addPart(part, await planContract(model, document, disk, context));
  const wanted = new Set(known.flatMap(({ id, kind }) => [`${registryHead}/${id}.json`, `${portalRoot}/${kind}/${id}.json`]));
  const derived = emitWorkspaceFiles(model, { portal: context.portal }).filter(({ path }) => wanted.has(path));
  addPart(part, compareDerived(derived, disk));
  addPart(part, planLocked(disk, context.settings, inputs, contracts));
  return finish(part);
}

function listed(model: Model, id: string): ListedDocument | undefined {
  return model.plugins.get(id) ?? model.contracts.get(id) ?? model.kernels.get(id);
}

function readJson(disk: Disk, path: string): unknown {
  try {
    return JSON.parse(disk.read(path) ?? '');
  } catch {
    return undefined;
  }
}

function same(a: unknown, b: unknown): boolean {
  const canonical = (value: unknown): string => canonicalJson(value ?? null);
  // By way of JSON, in which a member that is undefined is none.
  return canonical(JSON.parse(JSON.stringify(a ?? null))) === canonical(b);
}

/**
 * Whether the lists that name a document, the index and the owners, say what they said, and it uses the same
 * documents, whose pages name it. Read from what was emitted of it before.
 */
function showsNowhereElse(disk: Disk, documents: readonly ListedDocument[]): boolean {
  const index = readJson(disk, registryIndex);
  const rows: unknown = isObject(index) ? index['documents'] : undefined;
  if (!Array.isArray(rows)) return false;
  const byId = new Map(rows.filter(isObject).map((row) => [row['id'], row]));
  return documents.every((document) => {
    if (!same(indexEntry(document), byId.get(document.id))) return false;
    const head = readJson(disk, `${registryHead}/${document.id}.json`);
    if (!isObject(head) || !Array.isArray(head['imports'])) return false;
    const before = head['imports']
      .filter(isObject)
      .map(({ alias, kind, document: id, range, optional, operations }) => ({ alias, kind, document: id, range, optional, operations }));
    const now = [...document.imports.values()].map(({ alias, kind, document: id, range, optional, operations }) => ({
      alias,
      kind,
      document: id,
      range,
      optional,
      operations,
    }));
    if (!same(now, before)) return false;
    if (document.kind !== 'plugin') return true;
    const kernel = isObject(head['kernel']) ? head['kernel'] : {};
    return same(document.kernel, { range: kernel['range'], services: kernel['services'] });
  });
}
