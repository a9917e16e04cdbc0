/** One call of a workflow, `<plugin>/<operation>` with a template of its input. */
export interface WorkflowCall {
  readonly call: string;
  /** JSON in which `{ "$from": "<pointer>" }` stands for `/input`, `/run`, or the result of an earlier step, `/steps/<id>`. */
  readonly input: unknown;
}

/** One step of a workflow. */
export interface WorkflowStep extends WorkflowCall {
  readonly id: string;
  /** What undoes the step: an idempotent operation, which must bear that the step never happened. */
  readonly compensate?: WorkflowCall;
  /** Attempts of an idempotent step; five where absent. Any other is made once. */
  readonly attempts?: number;
}

/** Calls of several plugins that happen all or are undone, in order. */
export interface Workflow {
  readonly workflow: string;
  readonly steps: readonly WorkflowStep[];
  /** A template of the result; the result of the last step where absent. */
  readonly output?: unknown;
}

/** Where a run is: under way, through, being undone, undone, or in need of a person. */
export type RunStatus = 'running' | 'completed' | 'compensating' | 'compensated' | 'stuck';

/** Where a step is. `started` after a crash means that nobody knows whether it was done. */
export type StepState = 'started' | 'done' | 'failed' | 'uncertain' | 'compensated';

/** What is kept of a step. */
export interface StepRecord {
  readonly id: string;
  readonly state: StepState;
  readonly attempts: number;
  readonly output?: unknown;
  readonly error?: string;
}

/** One run of a workflow. */
export interface WorkflowRun {
  readonly id: string;
  readonly workflow: string;
  readonly status: RunStatus;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly updated: number;
  /** Of those steps that began, in order. */
  readonly steps: readonly StepRecord[];
  readonly output?: unknown;
  /** Why it was undone, or what a person has to decide. */
  readonly reason?: string;
}

/** A run with what it takes to go on with it. */
export interface StoredRun extends WorkflowRun {
  readonly document: Workflow;
  readonly input: unknown;
  readonly traceparent: string;
}
