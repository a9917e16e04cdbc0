import type { Diagnostic } from '@plugwright/diagnostics';
import type { Model, SpecDocument } from '@plugwright/spec';
import { applyApprovals } from './approvals/apply-approvals.ts';
import { highestBump } from './bump.ts';
import type { DocumentDiff, SpecChange } from './change.ts';
import { compareDocuments } from './compare/documents.ts';
import { Comparison } from './comparison.ts';
import type { Provers } from './prover.ts';
import { documentAdded } from './rules/spec/document-added.ts';
import { documentRemoved } from './rules/spec/document-removed.ts';
import { kindChanged } from './rules/spec/kind-changed.ts';

/** One document and the models around it; at least one version is there. */
export interface DocumentPair {
  readonly old: { readonly model: Model; readonly document: SpecDocument | undefined };
  readonly new: { readonly model: Model; readonly document: SpecDocument | undefined };
}

/** The diff of one document, and what is wrong with its approvals and names. */
export interface DiffedDocument {
  readonly diff: DocumentDiff;
  readonly diagnostics: readonly Diagnostic[];
}

async function compared({ old, new: current }: DocumentPair, provers: Provers): Promise<Comparison | undefined> {
  const [before, after] = [old.document, current.document];
  const either = after ?? before;
  if (either === undefined) return undefined;
  // A document that is on one side only is compared with itself, so that places and names have somewhere to come from.
  const comparison = new Comparison(
    { model: before === undefined ? current.model : old.model, document: before ?? either },
    { model: after === undefined ? old.model : current.model, document: either },
    provers,
  );
  const { kind, id: name } = either;
  if (before === undefined) comparison.report(documentAdded, { kind, name }, { new: '' });
  else if (after === undefined) comparison.report(documentRemoved, { kind, name }, { old: '' });
  else if (before.kind !== after.kind) comparison.report(kindChanged, { name, old: before.kind, new: after.kind }, { old: '/spec', new: '/spec' });
  else await compareDocuments(comparison);
  return comparison;
}

const byPlace = (a: SpecChange, b: SpecChange): number => {
  const key = ({ member, new: current, old, rule, message }: SpecChange): readonly string[] => [
    member ?? '',
    rule,
    current?.pointer ?? old?.pointer ?? '',
    message,
  ];
  const [left, right] = [key(a), key(b)];
  const at = left.findIndex((text, index) => text !== right[index]);
  return at < 0 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
};

/** Judge everything that changed in one document; undefined where there is none on either side. */
export async function diffDocument(pair: DocumentPair, provers: Provers, now: Date | undefined): Promise<DiffedDocument | undefined> {
  const comparison = await compared(pair, provers);
  if (comparison === undefined) return undefined;
  const { document } = comparison.new;
  const approved = applyApprovals(document, comparison.found, now);
  const changes = approved.changes.toSorted(byPlace);
  const [before, after] = [pair.old.document, pair.new.document];
  return {
    diff: {
      document: document.id,
      kind: document.kind,
      ...(before === undefined ? {} : { oldVersion: before.version }),
      ...(after === undefined ? {} : { newVersion: after.version }),
      changes,
      bump: highestBump(changes.filter((change) => change.approval === undefined).map((change) => change.bump)),
    },
    diagnostics: [...comparison.diagnostics, ...approved.diagnostics],
  };
}
