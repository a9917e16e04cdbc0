import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { SpecDocument } from '@plugwright/spec';
import type { SpecChange } from '../change.ts';
import type { Found } from '../comparison.ts';
import { ruleOf } from '../rules.ts';
import { approvalsOf, type Approval } from './approval.ts';

const day = 86_400_000;

/** How long before its end an approval is announced. */
const notice = 30 * day;

type Standing = 'valid' | 'expiring' | 'expired';

/** An approval holds through the whole of its last day, in UTC. Without a time, nothing expires. */
function standingOf({ expires }: Approval, now: Date | undefined): Standing {
  if (now === undefined) return 'valid';
  const left = Date.parse(`${expires}T00:00:00Z`) + day - now.getTime();
  return left <= 0 ? 'expired' : left <= notice ? 'expiring' : 'valid';
}

function covers(approval: Approval, { change, at }: Found): boolean {
  return approval.rule === change.rule && at.some((pointer) => pointer === approval.at || (approval.at !== '' && pointer.startsWith(`${approval.at}/`)));
}

function findingOf(approval: Approval, standing: Standing, isUsed: boolean, place: object): readonly Diagnostic[] {
  const { rule, at, expires, owner } = approval;
  const definition = ruleOf(rule);
  if (definition === undefined) return [diagnose('compat/approval-unknown-rule', { rule }, place)];
  if (!isUsed) return [diagnose('compat/approval-stale', { rule, at }, place)];
  if (!definition.waivable) return [diagnose('compat/approval-refused', { rule }, place)];
  if (standing === 'expired') return [diagnose('compat/approval-expired', { rule, at, expires, owner }, place)];
  return standing === 'expiring' ? [diagnose('compat/approval-expiring', { rule, at, expires, owner }, place)] : [];
}

/** What the approvals of a document make of its changes, and what is wrong with them. */
export interface Approved {
  readonly changes: readonly SpecChange[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Mark the changes that somebody accepted. An approval counts while it has not expired and where its rule may be waived;
 * one that fits no change is stale.
 */
export function applyApprovals(document: SpecDocument, found: readonly Found[], now: Date | undefined): Approved {
  const approvals = approvalsOf(document).map((approval) => ({ approval, standing: standingOf(approval, now) }));
  const used = new Set<Approval>();
  const changes = found.map((entry) => {
    const fitting = approvals.filter(({ approval }) => covers(approval, entry));
    for (const { approval } of fitting) used.add(approval);
    const valid = fitting.find(({ standing }) => standing !== 'expired')?.approval;
    if (valid === undefined || ruleOf(entry.change.rule)?.waivable !== true) return entry.change;
    return withApproval(entry.change, valid);
  });
  const diagnostics = approvals.flatMap(({ approval, standing }) =>
    findingOf(approval, standing, used.has(approval), { span: document.source.spanOf(approval.pointer), pointer: approval.pointer }),
  );
  return { changes, diagnostics };
}

function withApproval(change: SpecChange, { reason, owner, expires }: Approval): SpecChange {
  return { ...change, approval: { reason, owner, expires } };
}
