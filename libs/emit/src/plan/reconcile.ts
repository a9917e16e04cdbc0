import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { EmittedFile } from '../emitted-file.ts';
import { fileSpan } from './file-span.ts';
import { digestOf, normaliseLines, type Ledger } from './ledger.ts';
import { markersOf, mergePart } from './markers.ts';
import { emptyPart, type Change, type Disk, type PlanPart } from './plan.ts';

/** A folder whose machine-owned files are brought up to date together. */
export interface Reconciliation {
  /** Workspace-relative. */
  readonly root: string;
  readonly files: readonly EmittedFile[];
  readonly ledger: Ledger;
  readonly disk: Disk;
  /** Overwrite what was edited by hand. */
  readonly force: boolean;
  /** What a person types to decide about an edited file. */
  readonly mend: string;
  /** Document or reason that stands behind each change. */
  readonly reason: string;
}

/**
 * Compare what is emitted with what is there. A machine-owned file that was edited by hand is reported and nothing of the folder
 * is changed; orphans of the ledger go. Files that the ledger does not know are never deleted.
 */
export function reconcile(plan: Reconciliation): PlanPart {
  const part = emptyPart();
  const wanted = new Set(plan.files.map(({ path }) => path));
  for (const file of plan.files) {
    if (file.ownership === 'shared') reconcileShared(plan, file, part);
    else reconcileMachine(plan, file, part);
  }
  for (const [path, digest] of plan.ledger.files) {
    const full = `${plan.root}/${path}`;
    const text = wanted.has(full) ? undefined : plan.disk.read(full);
    // A shared file is a person's as well, so it is never an orphan.
    if (text === undefined || path === 'README.md') continue;
    if (plan.force || digestOf(text) === digest) part.changes.push({ kind: 'delete', path: full, reason: `${plan.reason} no longer emits it` });
    else part.diagnostics.push(edited(plan, full));
  }
  if (part.diagnostics.some(({ severity }) => severity === 'error')) part.changes.length = 0;
  return part;
}

function reconcileMachine(plan: Reconciliation, { path, text }: EmittedFile, part: PlanPart): void {
  const existing = plan.disk.read(path);
  const change: Change = { kind: existing === undefined ? 'create' : 'update', path, text, reason: plan.reason };
  if (existing === undefined) part.changes.push(change);
  else if (normaliseLines(existing) === text) part.unchanged += 1;
  else if (plan.force || mayOverwrite(plan, path, existing)) part.changes.push(change);
  else part.diagnostics.push(edited(plan, path));
}

function mayOverwrite({ root, ledger }: Reconciliation, path: string, existing: string): boolean {
  // After a merge the ledger and what it speaks of conflict together; both are made again from the specs.
  return ledger.state === 'broken' || ledger.files.get(path.slice(root.length + 1)) === digestOf(existing);
}

function reconcileShared(plan: Reconciliation, { path, text }: EmittedFile, part: PlanPart): void {
  const existing = plan.disk.read(path);
  const merged = mergePart(existing === undefined ? undefined : normaliseLines(existing), text, markersOf(path));
  if (merged === undefined) part.diagnostics.push(diagnose('emit/markers-broken', { file: path }, { span: fileSpan(path) }));
  else if (existing === undefined) part.changes.push({ kind: 'create', path, text: merged, reason: plan.reason });
  else if (normaliseLines(existing) === merged) part.unchanged += 1;
  else part.changes.push({ kind: 'update', path, text: merged, reason: plan.reason });
}

function edited({ mend }: Reconciliation, file: string): Diagnostic {
  return diagnose('emit/edited-generated-file', { file, command: mend }, { span: fileSpan(file) });
}
