import { didYouMean } from '@plugwright/diagnostics';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** What is wrong with a value. */
export interface Fault {
  /** JSON pointer to what it is about; empty for the whole. */
  readonly pointer: string;
  /** A clause. */
  readonly reason: string;
  /** The member that should not be there. */
  readonly member?: string;
  readonly hints?: readonly string[];
}

/** Says what is wrong first; undefined where nothing is. */
export type FaultFinder = (value: unknown) => Fault | undefined;

/** By the JSON Schema 2020-12 of a kind of file, which is compiled when the first value comes: most kernels start without such files. */
export function faultFinder(schema: object): FaultFinder {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= new Ajv2020({ strict: true, ownProperties: true, verbose: true }).compile(schema);
    const [error] = validate(value) ? [] : (validate.errors ?? []);
    return error === undefined ? undefined : faultOf(error);
  };
}

function faultOf({ instancePath: pointer, keyword, params, message = 'is not valid', parentSchema }: ErrorObject): Fault {
  const { additionalProperty: member, allowedValue, allowedValues } = params as Readonly<Record<string, unknown>>;
  if (typeof member === 'string') {
    const { properties = {} } = parentSchema as { readonly properties?: object };
    return { pointer, member, reason: `it has no member ${JSON.stringify(member)}`, hints: didYouMean(member, Object.keys(properties)) };
  }
  if (keyword === 'const') return { pointer, reason: `must be ${JSON.stringify(allowedValue)}` };
  if (keyword === 'enum') return { pointer, reason: `must be one of ${(allowedValues as readonly unknown[]).map((one) => JSON.stringify(one)).join(', ')}` };
  return { pointer, reason: message };
}
