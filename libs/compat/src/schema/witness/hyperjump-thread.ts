/**
 * Hyperjump compiles asynchronously, so it lives in a thread of its own: the asking thread sleeps on a
 * flag in shared memory until the answer is there. Run by `hyperjump.ts` only.
 */
import { registerSchema, setShouldValidateFormat, setShouldValidateSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/formats';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

/** Asks whether the value is valid; `schema` is sent with the first question about `id` only. */
export interface ThreadQuestion {
  readonly id: number;
  readonly schema?: string;
  readonly value: string;
  readonly formatAssertion: boolean;
  readonly forget: readonly number[];
}

/** `undefined` where a schema does not compile or the value cannot be judged. */
export interface ThreadAnswer {
  readonly valid: boolean | undefined;
}

export interface ThreadStart {
  readonly flag: SharedArrayBuffer;
  readonly port: MessagePort;
}

type Validator = Awaited<ReturnType<typeof validate>>;
type Value = Parameters<Validator>[0];

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const validators = new Map<number, Validator | undefined>();

async function compile(id: number, text: string): Promise<Validator | undefined> {
  const uri = `https://plugwright.invalid/${String(id)}`;
  try {
    registerSchema(JSON.parse(text) as Parameters<typeof registerSchema>[0], uri, DIALECT);
    return await validate(uri);
  } catch {
    return undefined;
  } finally {
    unregisterSchema(uri);
  }
}

async function answer(question: ThreadQuestion): Promise<ThreadAnswer> {
  for (const id of question.forget) validators.delete(id);
  if (question.schema !== undefined) validators.set(question.id, await compile(question.id, question.schema));
  const validator = validators.get(question.id);
  if (validator === undefined) return { valid: undefined };
  try {
    setShouldValidateFormat(question.formatAssertion);
    return { valid: validator(JSON.parse(question.value) as Value).valid };
  } catch {
    return { valid: undefined };
  }
}

if (parentPort !== null) {
  const { flag, port } = workerData as ThreadStart;
  const state = new Int32Array(flag);
  // Schemas may be broken on purpose; the engine has its own check, and Ajv validates against the meta-schema.
  setShouldValidateSchema(false);
  port.on('message', (question: ThreadQuestion) => {
    void answer(question).then((reply) => {
      port.postMessage(reply);
      Atomics.add(state, 0, 1);
      Atomics.notify(state, 0);
    });
  });
}
