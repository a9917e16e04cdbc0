import type { Json, Schema } from '@plugwright/spec';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Claim, Question } from './claim.ts';
import type { ThreadAnswer, ThreadQuestion, ThreadSchema, ThreadStart } from './hyperjump-thread.ts';
import { Remembered } from './remembered.ts';
import { schemaText } from './schema-text.ts';

/** How long an answer may take, in milliseconds; only a validator that hangs gets there. */
const PATIENCE_MS = 20_000;

/** Most compiled schemas kept in the thread, and most characters of them. */
const MOST_KEPT = 200;
const MOST_CHARACTERS = 2_000_000;

type ObjectSchema = Exclude<Schema, boolean>;

/** A thread with Hyperjump that answers questions in turn; the asking thread sleeps only while the answer that it fetches is not there. */
class HyperjumpThread {
  readonly #worker: Worker;
  readonly #state: Int32Array;
  readonly #port: MessageChannel['port1'];
  readonly #ids = new Remembered<number>(MOST_KEPT, MOST_CHARACTERS);
  #lastId = 0;
  #asked = 0;
  #received = 0;
  /** Answers that came before the one that was fetched, by the number of their question. */
  readonly #early = new Map<number, readonly (boolean | undefined)[]>();
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

  /**
   * Asks about each of the schemas; the thread computes until the answer is fetched, which may be after other questions.
   * `undefined` where Hyperjump fails on the schema or the value.
   */
  ask(schemas: readonly ObjectSchema[], value: string, formatAssertion: boolean): () => readonly (boolean | undefined)[] {
    // All are written before one of them counts as sent.
    const texts = schemas.map(schemaText);
    const forget: number[] = [];
    const question: ThreadQuestion = { schemas: texts.map((text) => this.#named(text, forget)), value, formatAssertion, forget };
    this.#port.postMessage(question);
    this.#asked += 1;
    const number = this.#asked;
    return () => this.#answer(number);
  }

  #answer(number: number): readonly (boolean | undefined)[] {
    while (this.#received < number && this.#isNextThere()) {
      const received = receiveMessageOnPort(this.#port) as { message: ThreadAnswer } | undefined;
      this.#received += 1;
      this.#early.set(this.#received, received?.message.valid ?? []);
    }
    const valid = this.#early.get(number) ?? [];
    this.#early.delete(number);
    return valid;
  }

  /** Waits for the answer after those that were received; false where none will come. */
  #isNextThere(): boolean {
    // In a loop: the notification of the answer before may come only now, after its count was already seen.
    while (Atomics.load(this.#state, 0) === this.#received) {
      if (this.#dead) return false;
      if (Atomics.wait(this.#state, 0, this.#received, PATIENCE_MS) !== 'timed-out') continue;
      this.#dead = true;
      void this.#worker.terminate();
    }
    return true;
  }

  #named(text: string, forget: number[]): ThreadSchema {
    const known = this.#ids.get(text);
    if (known !== undefined) return { id: known };
    this.#lastId += 1;
    forget.push(...this.#ids.add(text, this.#lastId));
    return { id: this.#lastId, text };
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

/** Asks about each of the schemas; the answer is there for the one who fetches it. */
function ask(schemas: readonly Schema[], value: Json, formatAssertion: boolean): () => readonly (boolean | undefined)[] {
  const unsure = (): readonly undefined[] => [];
  try {
    const text = JSON.stringify(value);
    const asked = schemas.filter((schema) => typeof schema !== 'boolean');
    const answer = asked.length === 0 ? unsure : thread().ask(asked, text, formatAssertion);
    return () => {
      const given = answer()[Symbol.iterator]();
      return schemas.map((schema) => (typeof schema === 'boolean' ? schema : given.next().value));
    };
  } catch (error) {
    // A value or a schema nested too deeply to be written as text.
    if (error instanceof RangeError) return unsure;
    throw error;
  }
}

/** Whether Hyperjump holds the value valid; `undefined` where it cannot compile the schema or fails on the value. */
export function validByHyperjump(schema: Schema, value: Json, formatAssertion = false): boolean | undefined {
  return ask([schema], value, formatAssertion)()[0];
}

/** What Hyperjump says of the question. It is thought about from now on, whenever the answer is fetched. */
export function claimOfHyperjump({ wider, narrower, value, formatAssertion }: Question): () => Claim {
  const answer = ask([narrower, wider], value, formatAssertion);
  return () => {
    const [inside, outside] = answer();
    return inside === undefined || outside === undefined ? undefined : inside && !outside;
  };
}
