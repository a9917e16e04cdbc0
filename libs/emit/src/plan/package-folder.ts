import type { Diagnostic } from '@plugwright/diagnostics';
import type { EmittedFile } from '../emitted-file.ts';
import { digestOf, normaliseLines, readLedger, writeLedger, type Ledger } from './ledger.ts';
import { findPart, markersOf } from './markers.ts';
import { addPart, emptyPart, type Disk, type PlanPart } from './plan.ts';
import { reconcile } from './reconcile.ts';

/** A folder that is emitted as a whole, with a ledger of its own. */
export interface PackageFolder {
  readonly root: string;
  /** Below the root. */
  readonly ledger: string;
  readonly owned: (path: string) => boolean;
  readonly disk: Disk;
  readonly force: boolean;
  /** What a person types to decide about an edited file. */
  readonly mend: string;
  readonly reason: string;
}

/** The ledger of a folder. */
export function ledgerOf({ root, ledger, owned, disk }: PackageFolder): Ledger {
  return readLedger(disk.read(`${root}/${ledger}`), owned);
}

/**
 * Whether the files of a folder are still what was emitted from these very inputs. Then emitting again would
 * give the same, and is left out.
 */
export function isUpToDate({ root, disk, force }: PackageFolder, ledger: Ledger, inputs: string): boolean {
  if (force || ledger.state !== 'read' || ledger.inputs !== inputs || ledger.files.size === 0) return false;
  for (const [path, digest] of ledger.files) {
    const text = disk.read(`${root}/${path}`);
    if (text === undefined || digestOf(machinePart(path, text)) !== digest) return false;
  }
  return true;
}

/** What of a file the ledger speaks of: all of it, or what stands between the markers. */
function machinePart(path: string, text: string): string {
  if (path !== 'README.md') return text;
  const markers = markersOf(path);
  const normal = normaliseLines(text);
  const part = findPart(normal, markers);
  return part.state === 'found' ? normal.slice(part.start + markers.begin.length + 1, part.end - markers.end.length) : '';
}

/** Plan a folder from what is emitted for it: its files, its orphans and its ledger. Nothing where something is in the way. */
export function planFolder(
  folder: PackageFolder,
  ledger: Ledger,
  inputs: string,
  files: readonly EmittedFile[],
  more: { part: PlanPart; handlers: ReadonlyMap<string, string> },
): PlanPart {
  const { root, disk, force, mend, reason } = folder;
  const part = reconcile({ root, files, ledger, disk, force, mend, reason });
  addPart(part, more.part);
  const digests = new Map(files.map(({ path, text }) => [path.slice(root.length + 1), text]));
  planLedger(folder, writeLedger(inputs, digests, more.handlers), part);
  if (blocks(part.diagnostics)) return { ...emptyPart(), diagnostics: part.diagnostics };
  return part;
}

function planLedger({ root, ledger, disk, reason }: PackageFolder, text: string, part: PlanPart): void {
  const path = `${root}/${ledger}`;
  const existing = disk.read(path);
  if (existing !== undefined && normaliseLines(existing) === text) part.unchanged += 1;
  else part.changes.push({ kind: existing === undefined ? 'create' : 'update', path, text, reason });
}

function blocks(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
