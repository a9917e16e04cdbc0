import type { WorkflowRun } from './workflow.ts';

/** What the program around a kernel can do with workflows. */
export interface Workflows {
  /**
   * Begin a run; resolves with its id when it is on the disk. Each step is `<plugin>/<operation>`; one that is not idempotent needs a compensation.
   * Rejects with a `CallError` `core/invalid` that says everything that is wrong with the document.
   */
  run(document: unknown, input: unknown): Promise<string>;
  /** The newest runs, newest first. */
  list(limit?: number): readonly WorkflowRun[];
  show(run: string): WorkflowRun | undefined;
  /** Try once more to undo a run that is stuck; false where there is no such run. */
  retry(run: string): Promise<boolean>;
  /** Resolves when a run is not under way any more. */
  settled(run: string): Promise<void>;
}
