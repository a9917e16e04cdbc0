import { below, type ErrorEntry, type MemberRef, type Model, type Operation } from '@plugwright/spec';
import type { Comparison, Side } from '../comparison.ts';
import { operationErrorAdded } from '../rules/error/operation-error-added.ts';
import { operationErrorRefined } from '../rules/error/operation-error-refined.ts';
import { operationErrorRemoved } from '../rules/error/operation-error-removed.ts';
import { compareErrorEntries } from './error-entry.ts';

const codeOf = ({ document, name }: MemberRef): string => `${document}/${name}`;

/** The error of a model with a code. */
function errorOf(model: Model, { document, name }: MemberRef): ErrorEntry | undefined {
  const owner = model.documents.get(document);
  return owner !== undefined && 'errors' in owner ? owner.errors.get(name) : undefined;
}

/** What identifies a declared error across renames. */
function identityOf({ model }: Side, reference: MemberRef): string {
  return `${reference.document}/${errorOf(model, reference)?.identity ?? reference.name}`;
}

/** The declared error that callers catch a new one as: the nearest that it extends. */
function caughtAs({ model }: Side, reference: MemberRef, declared: ReadonlySet<string>): string | undefined {
  const seen = new Set<string>();
  for (let code = errorOf(model, reference)?.extends; code !== undefined && !seen.has(code);) {
    if (declared.has(code)) return code;
    seen.add(code);
    const [document = '', name = ''] = code.split('/');
    code = errorOf(model, { document, name })?.extends;
  }
  return undefined;
}

/** Compare what an operation may fail with: the set, and the errors of other documents in it. */
export async function compareOperationErrors(comparison: Comparison, name: string, old: Operation, current: Operation): Promise<void> {
  const before = new Map(old.errors.map((reference) => [identityOf(comparison.old, reference), reference]));
  const after = new Map(current.errors.map((reference) => [identityOf(comparison.new, reference), reference]));
  const declared = new Set(old.errors.map(codeOf));
  const at = { member: current.pointer, old: below(old.pointer, 'errors'), new: below(current.pointer, 'errors') };
  for (const [identity, reference] of after) {
    if (before.has(identity)) continue;
    const base = caughtAs(comparison.new, reference, declared);
    if (base === undefined) comparison.report(operationErrorAdded, { name, error: codeOf(reference) }, at);
    else comparison.report(operationErrorRefined, { name, error: codeOf(reference), base }, at);
  }
  for (const [identity, reference] of before) {
    const same = after.get(identity);
    if (same === undefined) {
      comparison.report(operationErrorRemoved, { name, error: codeOf(reference) }, at);
      continue;
    }
    // The document's own errors are compared where they are declared; those of others leak through the operation.
    if (reference.document === comparison.new.document.id) continue;
    const oldError = errorOf(comparison.old.model, reference);
    const newError = errorOf(comparison.new.model, same);
    if (oldError !== undefined && newError !== undefined)
      await compareErrorEntries(comparison, oldError, newError, { reference: same, member: current.pointer });
  }
}
