import { sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import type { Model } from '@plugwright/spec';
import { approvalsOf } from './approvals/approval.ts';
import type { DocumentDiff } from './change.ts';
import { diffDocument, type DocumentPair } from './diff-document.ts';
import { proversOf, type GivenProvers } from './prover.ts';
import { ForeignChanges } from './upstream/foreign-changes.ts';
import { sameDocument } from './upstream/same-document.ts';

/** How two models are compared. */
export interface DiffOptions {
  /** Decides containment of schemas; in this process where absent. */
  readonly provers?: GivenProvers;
  /** Ids of the documents to compare; all of them where absent. */
  readonly documents?: readonly string[];
  /** The time at which approvals are looked at; without one, none expires. */
  readonly now?: Date;
  /** The model of a document's own baseline, with the upstream versions it was released with; the old model where there is none. */
  readonly baselineOf?: (documentId: string) => Model | undefined | Promise<Model | undefined>;
}

/** What changed between two models. */
export interface ModelsDiff {
  /** Documents with changes, by id. */
  readonly documents: readonly DocumentDiff[];
  /** Of approvals and of names that were forgotten, in order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether nothing can have changed for the users of a document: it says the same, and so does what it reaches in others. */
function isUntouched({ old, new: current }: DocumentPair, foreign: ForeignChanges): boolean {
  const [before, after] = [old.document, current.document];
  if (before === undefined || after === undefined) return false;
  return before.kind === after.kind && sameDocument(before, after) && approvalsOf(after).length === 0 && !foreign.concern(after);
}

/**
 * Everything that changed between two models, judged by the rules. Documents that say the same, and whose upstream types
 * do, are passed over, so that the time goes by what changed.
 */
export async function diffModels(old: Model, current: Model, options: DiffOptions = {}): Promise<ModelsDiff> {
  const provers = proversOf(options.provers);
  const ids = [...new Set(options.documents ?? [...old.documents.keys(), ...current.documents.keys()])].sort();
  const foreign = new Map<Model, ForeignChanges>();
  const pairs: DocumentPair[] = [];
  for (const id of ids) {
    const baseline = (await options.baselineOf?.(id)) ?? old;
    const changes = foreign.get(baseline) ?? new ForeignChanges(baseline, current);
    foreign.set(baseline, changes);
    const pair = { old: { model: baseline, document: baseline.documents.get(id) }, new: { model: current, document: current.documents.get(id) } };
    if (!isUntouched(pair, changes)) pairs.push(pair);
  }
  // Side by side: while one waits for a proof, another asks for its own.
  const compared = await Promise.all(pairs.map((pair) => diffDocument(pair, provers, options.now)));
  const results = compared.filter((result) => result !== undefined);
  return {
    documents: results.map(({ diff }) => diff).filter(({ changes }) => changes.length > 0),
    diagnostics: sortDiagnostics(results.flatMap(({ diagnostics }) => diagnostics)),
  };
}
