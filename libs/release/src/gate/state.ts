import type { DocumentDiff } from '@plugwright/compat';
import { hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import { loadWorkspace, workspaceSources, type Model, type WorkspaceSources } from '@plugwright/spec';
import { loadBaseline, type Baseline } from '../baseline/baseline.ts';
import { removedDocuments } from '../baseline/removed-documents.ts';
import { pendingBumps, type Pending } from '../changesets/pending.ts';
import { isOwn, isReleasedKind } from '../versions/next-versions.ts';
import { headTime } from '../workspace/git.ts';
import type { Differ } from './differ.ts';

/** How the state of a workspace is looked at. */
export interface StateOptions {
  /** Where the specs come from; the folder and the installed packages of the workspace without. */
  readonly sources?: WorkspaceSources;
  /** What compares; the rules of `@plugwright/compat` without. */
  readonly differ?: Differ;
  /** The day that approvals are measured by; that of HEAD's commit without. */
  readonly now?: Date;
  /** What to compare with instead of the last release. */
  readonly baseline?: Baseline;
}

/** What a workspace is, what was released of it, what changed in between, and what its changesets say of that. */
export interface ReleaseState {
  readonly model: Model;
  readonly own: ReadonlySet<string>;
  readonly baseline: Baseline;
  readonly pending: Pending;
  readonly diff: readonly DocumentDiff[];
  /** Warnings of the specs, and what the comparison, the changesets and the baseline were found wrong in. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Why the state cannot be told: the specs have errors, or the baseline cannot be read. */
export interface NoState {
  readonly model?: undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The documents that a workspace writes itself, of the kinds that are released. */
export function ownDocuments(model: Model): ReadonlySet<string> {
  const own = [...model.documents.values()].filter((document) => isReleasedKind(document.kind) && isOwn(document));
  return new Set(own.map(({ id }) => id));
}

/** The rules of `@plugwright/compat`. */
export const defaultDiffer: Differ = async (...args) => {
  // Loaded when there is something to compare: the engine behind it is large.
  const { diffModels } = await import('@plugwright/compat');
  return diffModels(...args);
};

/** Look at a workspace from all sides that a release depends on. */
export async function releaseState(root: string, options: StateOptions = {}): Promise<ReleaseState | NoState> {
  const { sources = workspaceSources(root), differ = defaultDiffer } = options;
  const { model, diagnostics } = await loadWorkspace(sources);
  if (model === undefined || hasErrors(diagnostics)) return { diagnostics };
  const baseline = options.baseline ?? (await loadBaseline(root));
  if (baseline.diagnostics.length > 0) return { diagnostics: [...diagnostics, ...baseline.diagnostics] };
  const own = ownDocuments(model);
  const pending = await pendingBumps(root);
  const documents = [...own].filter((id) => baseline.versions.has(id));
  const now = options.now ?? (await headTime(root));
  const compared = await compare(baseline, model, documents, differ, now);
  const found = [...pending.diagnostics, ...(await removedDocuments(root, model)), ...compared.diagnostics];
  return { model, own, baseline, pending, diff: compared.documents, diagnostics: [...diagnostics, ...found] };
}

async function compare(
  { model: old, baselineOf }: Baseline,
  model: Model,
  documents: string[],
  differ: Differ,
  now: Date | undefined,
): Promise<{ readonly documents: readonly DocumentDiff[]; readonly diagnostics: readonly Diagnostic[] }> {
  if (old === undefined || documents.length === 0) return { documents: [], diagnostics: [] };
  const own = (id: string): Model => baselineOf(id) ?? old;
  return differ(old, model, { documents, baselineOf: own, ...(now === undefined ? {} : { now }) });
}
