import type { Json, Schema } from '@plugwright/spec';
import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ajvReading } from './ajv-reading.ts';
import type { Claim, Question } from './claim.ts';
import { Remembered } from './remembered.ts';
import { schemaText } from './schema-text.ts';

/** `ownProperties` keeps Ajv from reading `constructor` and the like off the prototype. */
const OPTIONS: Options = {
  strict: false,
  // The code runs a few times only: optimising it costs more than it saves.
  code: { optimize: false },
  ownProperties: true,
  allErrors: false,
  unicodeRegExp: true,
  // The engine looks at schemas itself; the meta-schema refuses some that mean something, such as a name required twice.
  validateSchema: false,
  logger: false,
};

/** A fresh instance; those who share one must not compile schemas with identifiers, which would collide. */
function instance(formatAssertion: boolean): Ajv2020 {
  const ajv = new Ajv2020({ ...OPTIONS, validateFormats: formatAssertion });
  if (formatAssertion) addFormats.default(ajv);
  return ajv;
}

const shared: { annotating?: Ajv2020; asserting?: Ajv2020 } = {};

function sharedInstance(formatAssertion: boolean): Ajv2020 {
  if (formatAssertion) return (shared.asserting ??= instance(true));
  return (shared.annotating ??= instance(false));
}

/** Whether some object of the schema has a member that registers a name with Ajv; a constant that looks so costs time only. */
function namesItself(schema: Json): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  if (Array.isArray(schema)) return schema.some(namesItself);
  return Object.entries(schema).some(([key, value]) => (key === '$id' && typeof value === 'string') || namesItself(value));
}

type Check = (value: Json) => boolean | undefined;

/** Compiled schemas, by identity and by text; those that assert formats are others than those that do not. */
class Compiled {
  readonly #formatAssertion: boolean;
  readonly #known = new WeakMap<object, Check>();
  readonly #texts = new Remembered<Check>(200, 2_000_000);

  constructor(formatAssertion: boolean) {
    this.#formatAssertion = formatAssertion;
  }

  of(schema: Exclude<Schema, boolean>): Check {
    const found = this.#known.get(schema) ?? this.#byText(schema);
    this.#known.set(schema, found);
    return found;
  }

  #byText(schema: Exclude<Schema, boolean>): Check {
    let text: string;
    try {
      text = schemaText(schema);
    } catch (error) {
      // Nested too deeply to be written as text, and so to be compiled.
      if (error instanceof RangeError) return () => undefined;
      throw error;
    }
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const made = compile(schema, this.#formatAssertion);
    this.#texts.add(text, made);
    return made;
  }
}

const compiled = { annotating: new Compiled(false), asserting: new Compiled(true) };

function compile(schema: Exclude<Schema, boolean>, formatAssertion: boolean): Check {
  let validate: ValidateFunction;
  try {
    const reading = ajvReading(schema);
    if (namesItself(reading)) {
      validate = instance(formatAssertion).compile(reading);
    } else {
      const ajv = sharedInstance(formatAssertion);
      try {
        validate = ajv.compile(reading);
      } finally {
        // The function stays usable, and the shared instance does not grow.
        ajv.removeSchema(reading);
      }
    }
  } catch {
    return () => undefined;
  }
  return (value) => {
    try {
      return validate(value);
    } catch {
      return undefined;
    }
  };
}

function check(schema: Schema, formatAssertion: boolean): Check {
  if (typeof schema === 'boolean') return () => schema;
  return (formatAssertion ? compiled.asserting : compiled.annotating).of(schema);
}

/** Whether Ajv holds the value valid; `undefined` where it cannot compile the schema or fails on the value. */
export function validByAjv(schema: Schema, value: Json, formatAssertion = false): boolean | undefined {
  return check(schema, formatAssertion)(value);
}

/** What Ajv says of the question. */
export function claimOfAjv({ wider, narrower, value, formatAssertion }: Question): Claim {
  const inside = validByAjv(narrower, value, formatAssertion);
  if (inside === undefined) return undefined;
  const outside = validByAjv(wider, value, formatAssertion);
  return outside === undefined ? undefined : inside && !outside;
}
