import type { Diagnostic } from '@plugwright/diagnostics';

/** The files of a workspace as the planner sees them: an Nx tree or a file system. Paths are workspace-relative with forward slashes. */
export interface Disk {
  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined;
  /** The files below a folder, at any depth; none where there is no such folder. */
  list(folder: string): readonly string[];
  /** The folders right inside a folder. Without it they are found by listing every file, which is slow in a large workspace. */
  folders?(folder: string): readonly string[];
}

/** One thing to do. */
export interface Change {
  readonly kind: 'create' | 'update' | 'delete' | 'rename';
  readonly path: string;
  /** The new text; absent for a deletion. */
  readonly text?: string;
  /** For a rename, where the file was. */
  readonly from?: string;
  /** Why, for people. */
  readonly reason: string;
}

/** What has to be done so that the files say what the specs say. */
export interface Plan {
  /** Sorted by path. Applied only when no diagnostic is an error. */
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  /** Files that are right already. */
  readonly unchanged: number;
}

/** A part of a plan, while it is made. */
export interface PlanPart {
  readonly changes: Change[];
  readonly diagnostics: Diagnostic[];
  unchanged: number;
}

export function emptyPart(): PlanPart {
  return { changes: [], diagnostics: [], unchanged: 0 };
}

/** Add what a part found to another. */
export function addPart(to: PlanPart, part: PlanPart): void {
  to.changes.push(...part.changes);
  to.diagnostics.push(...part.diagnostics);
  to.unchanged += part.unchanged;
}
