import type { Json, Schema } from '@plugwright/spec';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Claim, Question } from './claim.ts';
import type { ThreadAnswer, ThreadQuestion, ThreadStart } from './hyperjump-thread.ts';

/** How long an answer may take, in milliseconds; only a validator that hangs gets there. */
const PATIENCE_MS = 20_000;

/** Most compiled schemas kept in the thread. */
const MOST_KEPT = 200;

/** A thread with Hyperjump that answers one question at a time while the asking thread sleeps. */
class HyperjumpThread {
  readonly #worker: Worker;
  readonly #state: Int32Array;
  readonly #port: MessageChannel['port1'];
  readonly #ids = new WeakMap<object, number>();
  readonly #kept = new Set<number>();
  #lastId = 0;
  #dead = false;

  constructor() {
    const flag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const { port1, port2 } = new MessageChannel();
    this.#state = new Int32Array(flag);
    this.#port = port1;
    const start: ThreadStart = { flag, port: port2 };
    this.#worker = new Worker(new URL('./hyperjump-thread.ts', import.meta.url), { workerData: start, transferList: [port2] });
    this.#worker.on('error', () => (this.#dead = true));
    this.#worker.on('exit', () => (this.#dead = true));
    this.#worker.unref();
    port1.unref();
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** `undefined` where Hyperjump fails on the schema or the value. */
  valid(schema: Exclude<Schema, boolean>, value: string, formatAssertion: boolean): boolean | undefined {
    const before = Atomics.load(this.#state, 0);
    this.#port.postMessage(this.#question(schema, value, formatAssertion));
    // In a loop: the notification of the answer before may come only now, after its count was already seen.
    while (Atomics.load(this.#state, 0) === before) {
      if (Atomics.wait(this.#state, 0, before, PATIENCE_MS) !== 'timed-out') continue;
      this.#dead = true;
      void this.#worker.terminate();
      return undefined;
    }
    const received = receiveMessageOnPort(this.#port) as { message: ThreadAnswer } | undefined;
    return received?.message.valid;
  }

  #question(schema: Exclude<Schema, boolean>, value: string, formatAssertion: boolean): ThreadQuestion {
    const known = this.#ids.get(schema);
    if (known !== undefined && this.#kept.has(known)) return { id: known, value, formatAssertion, forget: [] };
    this.#lastId += 1;
    const id = this.#lastId;
    const text = JSON.stringify(schema);
    const forget = [...this.#kept].slice(0, Math.max(0, this.#kept.size + 1 - MOST_KEPT));
    for (const old of forget) this.#kept.delete(old);
    this.#ids.set(schema, id);
    this.#kept.add(id);
    return { id, schema: text, value, formatAssertion, forget };
  }
}

let current: HyperjumpThread | undefined;

function thread(): HyperjumpThread {
  if (current === undefined || current.dead) current = new HyperjumpThread();
  return current;
}

/** Starts the thread, so that the first question does not wait for it. */
export function warmHyperjump(): void {
  thread();
}

/** Whether Hyperjump holds the value valid; `undefined` where it cannot compile the schema or fails on the value. */
export function validByHyperjump(schema: Schema, value: Json, formatAssertion = false): boolean | undefined {
  if (typeof schema === 'boolean') return schema;
  try {
    return thread().valid(schema, JSON.stringify(value), formatAssertion);
  } catch (error) {
    // A value nested too deeply to be written as text.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What Hyperjump says of the question. */
export function claimOfHyperjump({ wider, narrower, value, formatAssertion }: Question): Claim {
  const inside = validByHyperjump(narrower, value, formatAssertion);
  if (inside === undefined) return undefined;
  const outside = validByHyperjump(wider, value, formatAssertion);
  return outside === undefined ? undefined : inside && !outside;
}
