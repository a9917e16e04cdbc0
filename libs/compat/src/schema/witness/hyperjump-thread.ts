/**
 * Hyperjump compiles asynchronously, so it lives in a thread of its own: the asking thread sleeps on a
 * count of answers in shared memory until the one it wants is there. Run by `hyperjump.ts` only.
 */
import { registerSchema, setShouldValidateFormat, setShouldValidateSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/formats';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

/** A schema that a question is about; its text is sent with the first question about `id` only. */
export interface ThreadSchema {
  readonly id: number;
  readonly text?: string;
}

/** Asks about each of the schemas whether the value is valid. */
export interface ThreadQuestion {
  readonly schemas: readonly ThreadSchema[];
  readonly value: string;
  readonly formatAssertion: boolean;
  readonly forget: readonly number[];
}

/** For each of the schemas; `undefined` where it does not compile or the value cannot be judged. */
export interface ThreadAnswer {
  readonly valid: readonly (boolean | undefined)[];
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

async function isValid({ id, text }: ThreadSchema, value: string, formatAssertion: boolean): Promise<boolean | undefined> {
  if (text !== undefined) validators.set(id, await compile(id, text));
  const validator = validators.get(id);
  if (validator === undefined) return undefined;
  try {
    setShouldValidateFormat(formatAssertion);
    return validator(JSON.parse(value) as Value).valid;
  } catch {
    return undefined;
  }
}

async function answer({ schemas, value, formatAssertion, forget }: ThreadQuestion): Promise<ThreadAnswer> {
  const valid: (boolean | undefined)[] = [];
  for (const schema of schemas) valid.push(await isValid(schema, value, formatAssertion));
  for (const id of forget) validators.delete(id);
  return { valid };
}

if (parentPort !== null) {
  const { flag, port } = workerData as ThreadStart;
  const state = new Int32Array(flag);
  // Schemas may be broken on purpose; the engine has its own check, and Ajv validates against the meta-schema.
  setShouldValidateSchema(false);
  // One after the other: what is asserted is a setting of the whole library, and answers are counted.
  let last = Promise.resolve();
  port.on('message', (question: ThreadQuestion) => {
    last = last.then(async () => {
      port.postMessage(await answer(question));
      Atomics.add(state, 0, 1);
      Atomics.notify(state, 0);
    });
  });
}
