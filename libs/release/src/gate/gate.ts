import type { DocumentDiff } from '@plugwright/compat';
import { diagnose, hasErrors, sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import { gitRevisionSource, installedPackageSource, loadWorkspace } from '@plugwright/spec';
import { editedReleases } from '../baseline/append-only.ts';
import type { Baseline } from '../baseline/baseline.ts';
import { newReleases } from '../baseline/new-releases.ts';
import { nextVersions } from '../versions/next-versions.ts';
import { hasRevision } from '../workspace/git.ts';
import { judge } from './judge.ts';
import { defaultDiffer, releaseState, type StateOptions } from './state.ts';

/** How the gate is asked. */
export interface GateOptions extends Omit<StateOptions, 'baseline'> {
  /** A git revision to compare with instead of the last release. */
  readonly base?: string;
}

/** What the gate answers. */
export interface GateResult {
  readonly diagnostics: readonly Diagnostic[];
  /** What changed since the baseline. */
  readonly diff: readonly DocumentDiff[];
  /** False where nothing could be compared: the specs have errors, the baseline cannot be read. */
  readonly decided: boolean;
  /** The version that each document gets with the next release. */
  readonly next: ReadonlyMap<string, string>;
}

const undecided = (diagnostics: readonly Diagnostic[]): GateResult => ({
  diagnostics: sortDiagnostics([...diagnostics]),
  diff: [],
  decided: false,
  next: new Map(),
});

/** The specs of a git revision as a baseline. */
async function revisionBaseline(root: string, revision: string): Promise<Baseline | readonly Diagnostic[]> {
  if (!(await hasRevision(root, revision))) return [diagnose('release/unknown-revision', { revision })];
  const sources = { own: [gitRevisionSource(root, revision)], installed: [installedPackageSource(root)] };
  const { model, diagnostics } = await loadWorkspace(sources);
  if (model === undefined || hasErrors(diagnostics)) return diagnostics;
  const versions = new Map([...model.documents.values()].map(({ id, version }) => [id, version]));
  return { model, baselineOf: () => model, versions, diagnostics: [] };
}

/**
 * Whether the workspace may be merged and released: the changesets carry what the changes demand, every range admits
 * what its upstream becomes, a major version comes with notes, and nothing that was released has been touched, is gone, or
 * was written by hand.
 */
export async function gate(root: string, { base, ...options }: GateOptions = {}): Promise<GateResult> {
  const compared = base === undefined ? undefined : await revisionBaseline(root, base);
  if (compared !== undefined && !('versions' in compared)) return undecided(compared);
  const edited = await editedReleases(root);
  const state = await releaseState(root, { ...options, ...(compared === undefined ? {} : { baseline: compared }) });
  if (state.model === undefined) return undecided([...state.diagnostics, ...edited]);
  const { model, own, baseline, pending, diff } = state;
  const next = nextVersions(model, baseline.versions, pending.bumps);
  const found = judge({ model, own, released: baseline.versions, pending: pending.bumps, next, diff });
  const forged = await newReleases(root, own, options.differ ?? defaultDiffer);
  return { diagnostics: sortDiagnostics([...state.diagnostics, ...edited, ...forged, ...found]), diff, decided: true, next };
}
