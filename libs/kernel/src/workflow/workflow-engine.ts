import { randomUUID } from 'node:crypto';
import { asCallError, coreCallError, type CallError } from '../call-error.ts';
import type { Call } from '../routing/call.ts';
import { exceedsBytes } from '../wire/message-size.ts';
import { childTraceparent } from '../wire/traceparent.ts';
import { checkWorkflow, type FindOperation } from './check-workflow.ts';
import { fillTemplate, MissingValueError } from './template.ts';
import type { StepRecord, StoredRun, WorkflowCall, WorkflowRun, WorkflowStep } from './workflow.ts';
import type { WorkflowStore } from './workflow-store.ts';
import type { Workflows } from './workflows.ts';

const DEFAULT_ATTEMPTS = 5;
/** To undo a step is tried for longer: giving up leaves it to a person. */
const COMPENSATION_ATTEMPTS = 10;
const MAX_BACKOFF_MS = 30_000;

/** After these nobody knows whether the operation was done; after any other error it was not. */
const UNCERTAIN: readonly string[] = ['core/timeout', 'core/unavailable', 'core/cancelled', 'core/internal', 'core/contract-violation'];

/** What an engine needs of its kernel. */
export interface WorkflowParts {
  readonly store: WorkflowStore;
  readonly find: FindOperation;
  readonly now: () => number;
  /** Pause before a second attempt, in milliseconds; it doubles with each further one. */
  readonly backoffMs: number;
  /** Largest document and largest input, as JSON. */
  readonly maxBytes: number;
  later(ms: number, run: () => void): void;
  call(call: Call): Promise<unknown>;
  /** A run came to an end, goes on after a restart, or needs a person. */
  onTurn(turn: 'completed' | 'compensated' | 'stuck' | 'resumed', run: WorkflowRun): void;
}

/** A step did not succeed. */
class StepFailure extends Error {}

/** The engine was closed: what is on the disk is what the next one goes on with. */
class Interrupted extends Error {}

/**
 * Runs workflows: step by step, each on the disk before it is made and after it was; where one fails, those before are undone in
 * reverse order. After a crash a step that was begun is made again where its operation is idempotent, and undone where it is not.
 */
export class WorkflowEngine implements Workflows {
  readonly #parts: WorkflowParts;
  readonly #driven = new Map<string, Promise<void>>();
  #closed = false;
  #wake: () => void = () => undefined;
  readonly #closing = new Promise<void>((resolve) => (this.#wake = resolve));

  constructor(parts: WorkflowParts) {
    this.#parts = parts;
  }

  async run(document: unknown, input: unknown): Promise<string> {
    const { maxBytes } = this.#parts;
    if (exceedsBytes(document, maxBytes) || exceedsBytes(input, maxBytes))
      throw coreCallError('core/limit-exceeded', { limit: `${String(maxBytes)} bytes of JSON` });
    const checked = checkWorkflow(document, this.#parts.find);
    if ('findings' in checked) throw coreCallError('core/invalid', { reason: checked.findings.join('; ') });
    const { workflow } = checked;
    const at = this.#parts.now();
    const id = randomUUID();
    const run: StoredRun = {
      id,
      workflow: workflow.workflow,
      document: workflow,
      input,
      traceparent: childTraceparent(),
      status: 'running',
      created: at,
      updated: at,
      steps: [],
    };
    await this.#parts.store.create(run);
    this.#drive(id);
    return id;
  }

  list(limit = 100): readonly WorkflowRun[] {
    return this.#parts.store.list(limit).map(shown);
  }

  show(id: string): WorkflowRun | undefined {
    const run = this.#parts.store.read(id);
    return run === undefined ? undefined : shown(run);
  }

  /** Go on with everything that was under way when the kernel ended. */
  resume(): void {
    for (const run of this.#parts.store.open()) {
      this.#parts.onTurn('resumed', run);
      this.#drive(run.id);
    }
  }

  async retry(id: string): Promise<boolean> {
    if (this.#parts.store.read(id)?.status !== 'stuck') return false;
    await this.#parts.store.change(id, { status: 'compensating', at: this.#parts.now() });
    this.#drive(id);
    return true;
  }

  async settled(id: string): Promise<void> {
    await this.#driven.get(id);
  }

  /** Begin no more steps; resolves when those under way have come to an end. What is open goes on at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await Promise.allSettled(this.#driven.values());
  }

  #drive(id: string): void {
    const driven = this.#advance(id)
      .catch((error: unknown) => {
        if (!(error instanceof Interrupted)) return this.#end(id, 'stuck', asCallError(error).message);
        return undefined;
      })
      .catch(() => undefined)
      .finally(() => this.#driven.delete(id));
    this.#driven.set(id, driven);
  }

  async #advance(id: string): Promise<void> {
    const { store, now } = this.#parts;
    const run = store.read(id);
    if (run === undefined) return;
    if (run.status === 'running') {
      try {
        await this.#forward(run);
        return;
      } catch (error) {
        if (!(error instanceof StepFailure)) throw error;
        await store.change(id, { status: 'compensating', at: now(), reason: error.message });
      }
    }
    await this.#backward(id);
  }

  async #forward(run: StoredRun): Promise<void> {
    const { document, input, id } = run;
    const results: Record<string, unknown> = {};
    for (const [position, step] of document.steps.entries()) {
      const before = run.steps[position];
      results[step.id] = before?.state === 'done' ? before.output : await this.#make(run, position, step, before, { input, run: id, steps: results });
    }
    const last = document.steps.at(-1)?.id ?? '';
    let output: unknown;
    try {
      output = document.output === undefined ? results[last] : fillTemplate(document.output, { input, run: id, steps: results });
    } catch (error) {
      throw error instanceof MissingValueError ? new StepFailure(`output: ${error.message}`) : error;
    }
    await this.#end(id, 'completed', undefined, output);
  }

  /** Make one step, however often it takes; its result. */
  async #make(run: StoredRun, position: number, step: WorkflowStep, before: StepRecord | undefined, scope: object): Promise<unknown> {
    const idempotent = this.#parts.find(step.call)?.effects.idempotent === true;
    const keep = (record: Omit<StepRecord, 'id'>): Promise<void> => this.#parts.store.step(run.id, position, { id: step.id, ...record }, this.#parts.now());
    let attempts = before?.attempts ?? 0;
    // One attempt whose end nobody saw is enough for the work to have been done, whatever the later ones say.
    let uncertain = before?.state === 'started';
    if (before?.state === 'started' && !idempotent) {
      const error = 'the kernel ended while it was made';
      await keep({ state: 'uncertain', attempts, error });
      throw new StepFailure(`${step.id}: ${error}`);
    }
    for (;;) {
      this.#goOn();
      attempts += 1;
      await keep({ state: 'started', attempts });
      try {
        const output = await this.#call(run, step, `${run.id}/${step.id}`, scope);
        await keep({ state: 'done', attempts, output: output ?? null });
        return output;
      } catch (error) {
        this.#goOn();
        const failure = failureOf(error);
        const text = `${failure.code}: ${failure.message}`;
        uncertain ||= UNCERTAIN.includes(failure.code);
        if (idempotent && failure.retryable && attempts < (step.attempts ?? DEFAULT_ATTEMPTS)) {
          await this.#pause(attempts);
          continue;
        }
        await keep({ state: uncertain ? 'uncertain' : 'failed', attempts, error: text });
        throw new StepFailure(`${step.id}: ${text}`);
      }
    }
  }

  /** Undo what was done, and what may have been done, last first. */
  async #backward(id: string): Promise<void> {
    const run = this.#parts.store.read(id);
    if (run === undefined) return;
    const { document, input, steps } = run;
    const results = Object.fromEntries(steps.filter(({ state }) => state === 'done').map((record) => [record.id, record.output]));
    for (const [position, record] of [...steps.entries()].reverse()) {
      const compensate = document.steps[position]?.compensate;
      if (compensate === undefined || record.state === 'failed' || record.state === 'compensated') continue;
      await this.#undo(run, position, record, compensate, { input, run: id, steps: results });
    }
    await this.#end(id, 'compensated');
  }

  async #undo(run: StoredRun, position: number, record: StepRecord, compensate: WorkflowCall, scope: object): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      this.#goOn();
      try {
        await this.#call(run, compensate, `${run.id}/${record.id}/compensation`, scope);
        await this.#parts.store.step(run.id, position, { ...record, state: 'compensated' }, this.#parts.now());
        return;
      } catch (error) {
        this.#goOn();
        const failure = failureOf(error);
        const known = record.state === 'done' ? '' : ', and nobody knows whether it was done';
        if (error instanceof MissingValueError || !failure.retryable || attempt >= COMPENSATION_ATTEMPTS)
          throw coreCallError('core/internal', { reason: `${record.id} could not be undone${known}: ${failure.code}: ${failure.message}` });
        await this.#pause(attempt);
      }
    }
  }

  /** @throws Interrupted once the engine is closed */
  #goOn(): void {
    if (this.#closed) throw new Interrupted();
  }

  #call({ traceparent }: StoredRun, { call, input }: WorkflowCall, id: string, scope: object): Promise<unknown> {
    const [plugin = '', operation = ''] = call.split('/');
    const data = fillTemplate(input, scope);
    return this.#parts.call({ plugin, operation, data, from: 'kernel', type: 'request', traceparent, id });
  }

  #pause(attempt: number): Promise<void> {
    const ms = Math.min(MAX_BACKOFF_MS, this.#parts.backoffMs * 2 ** (attempt - 1));
    return Promise.race([this.#closing, new Promise<void>((resolve) => this.#parts.later(ms, resolve))]);
  }

  async #end(id: string, status: 'completed' | 'compensated' | 'stuck', reason?: string, output?: unknown): Promise<void> {
    const { store, now } = this.#parts;
    await store.change(id, { status, at: now(), ...(reason === undefined ? {} : { reason }), ...(output === undefined ? {} : { output }) });
    const run = store.read(id);
    if (run !== undefined) this.#parts.onTurn(status, run);
  }
}

/** A run without what only the engine needs. */
function shown({ id, workflow, status, created, updated, steps, output, reason }: StoredRun): WorkflowRun {
  return { id, workflow, status, created, updated, steps, ...(output === undefined ? {} : { output }), ...(reason === undefined ? {} : { reason }) };
}

function failureOf(error: unknown): CallError {
  return error instanceof MissingValueError ? coreCallError('core/invalid', { reason: error.message }) : asCallError(error);
}
