import type { RunStatus, StepRecord, StoredRun } from './workflow.ts';

/** What changes about a run. */
export interface RunChange {
  readonly status: RunStatus;
  readonly at: number;
  readonly output?: unknown;
  readonly reason?: string;
}

/** Runs of workflows, on the disk before anything rests on them: each promise settles after that. */
export interface WorkflowStore {
  create(run: StoredRun): Promise<void>;
  change(run: string, change: RunChange): Promise<void>;
  /** Keep what is known of a step, in the place of what was. */
  step(run: string, position: number, record: StepRecord, at: number): Promise<void>;
  read(run: string): StoredRun | undefined;
  /** Newest first. */
  list(limit: number): readonly StoredRun[];
  /** Those that are under way, oldest first. */
  open(): readonly StoredRun[];
}
