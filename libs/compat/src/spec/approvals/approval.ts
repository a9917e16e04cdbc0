import { below, isObject, listOf, textOf, type SpecDocument } from '@plugwright/spec';
import type { ApprovedBy } from '../change.ts';

/** An approval as a document writes it. */
export interface Approval extends ApprovedBy {
  readonly rule: string;
  /** Pointer of the accepted change, or of the member that it is in. */
  readonly at: string;
  /** Pointer of the approval itself. */
  readonly pointer: string;
}

/** The approvals of a document that concern this diff; others accept violations of other checks. */
export function approvalsOf({ raw }: SpecDocument): readonly Approval[] {
  return listOf(raw, 'approvals').flatMap((written, index) => {
    const rule = textOf(written, 'rule');
    if (!isObject(written) || rule?.startsWith('compat/') !== true) return [];
    const text = (key: string): string => textOf(written, key) ?? '';
    return [{ rule, at: text('at'), reason: text('reason'), owner: text('owner'), expires: text('expires'), pointer: below('/approvals', index) }];
  });
}
