import {
  applyDefaults,
  coreErrors,
  dropUnknown,
  implicitErrorCodes,
  type Manifest,
  type ManifestError,
  type ManifestOperation,
  type ManifestSchema,
} from '@plugwright/manifest';
import { CallError, coreCallError } from '../call-error.ts';
import { Schemas, type Violation } from './schemas.ts';

const MAX_MESSAGE_CHARACTERS = 8192;

/** What the wire carries besides items, and operations do not. */
const BYTES = 'a piece of bytes';

/** What passes between plugins, callers and the kernel's services goes through here, in both directions. */
export class Boundary {
  readonly #schemas = new Schemas();

  /**
   * What the callee gets to see: defaults applied, checked by the closed schema. A `tolerant` reader drops members that it does not
   * know first, as the receiver of an event does.
   * @throws CallError `core/invalid`
   */
  admit(schema: ManifestSchema, value: unknown, tolerant = false): unknown {
    const input = applyDefaults(schema, tolerant ? dropUnknown(schema, value) : value);
    const violations = this.#schemas.checkOf(schema)(input);
    if (violations.length === 0) return input;
    throw coreCallError('core/invalid', { reason: describe(violations), violations });
  }

  /**
   * The same for one item that a caller streams.
   * @throws CallError `core/invalid`
   */
  admitItem(schema: ManifestSchema, item: unknown): unknown {
    if (!(item instanceof Uint8Array)) return this.admit(schema, item);
    throw coreCallError('core/invalid', { reason: `an item was expected, not ${BYTES}` });
  }

  /**
   * One item that a plugin streams to its caller, checked by the open schema.
   * @throws CallError `core/contract-violation`
   */
  checkItem(operation: string, schema: ManifestSchema, item: unknown): void {
    const violations = item instanceof Uint8Array ? [{ pointer: '', message: `must not be ${BYTES}` }] : this.#schemas.checkOf(schema)(item);
    if (violations.length > 0) throw unfit(`an item of ${operation}`, violations);
  }

  /**
   * What a plugin answered, checked by the open schema.
   * @throws CallError `core/contract-violation`
   */
  checkOutput(operation: string, declared: ManifestOperation, output: unknown): unknown {
    const violations = this.#schemas.checkOf(declared.output)(output);
    if (violations.length === 0) return output;
    throw unfit(`the output of ${operation}`, violations);
  }

  /** What is wrong with a configuration. */
  violationsOf(schema: ManifestSchema, value: unknown): readonly Violation[] {
    return this.#schemas.checkOf(schema)(value);
  }

  /**
   * The error that callers get for one that a plugin answered: a declared one, or one that any call may fail with,
   * with the class and retryability of the manifest or of `core`, whatever the plugin claims; for anything else
   * `core/contract-violation`.
   */
  checkError(manifest: Manifest, operation: string, declared: ManifestOperation, error: CallError): CallError {
    if (!declared.errors.includes(error.code) && !mayBePassedOn(error.code)) {
      return coreCallError('core/contract-violation', { reason: `${operation} raised ${error.code}, which it does not declare` });
    }
    const entry = entryOf(manifest.errors, error.code) ?? entryOf(coreErrors, error.code);
    if (entry === undefined) return bounded(error);
    const violations = entry.details === undefined || error.details === undefined ? [] : this.#schemas.checkOf(entry.details)(error.details);
    if (violations.length > 0) {
      return coreCallError('core/contract-violation', { reason: `the details of ${error.code} do not fit: ${describe(violations)}`, violations });
    }
    return bounded(new CallError({ ...fieldsOf(error), class: entry.class, retryable: entry.retryable }));
  }
}

/** Whether an operation may answer a code that it does not declare: the kernel may have raised it in a call of the plugin's own. */
function mayBePassedOn(code: string): boolean {
  return code === 'core/contract-violation' || (implicitErrorCodes as readonly string[]).includes(code);
}

function entryOf(errors: Readonly<Record<string, ManifestError>>, code: string): ManifestError | undefined {
  return Object.hasOwn(errors, code) ? errors[code] : undefined;
}

function fieldsOf(error: CallError): { code: string; class: string; retryable: boolean; message: string; details?: Record<string, unknown> | undefined } {
  return { code: error.code, class: error.class, retryable: error.retryable, message: error.message, details: error.details };
}

function bounded(error: CallError): CallError {
  return error.message.length <= MAX_MESSAGE_CHARACTERS
    ? error
    : new CallError({ ...fieldsOf(error), message: error.message.slice(0, MAX_MESSAGE_CHARACTERS) });
}

function unfit(what: string, violations: readonly Violation[]): CallError {
  return coreCallError('core/contract-violation', { reason: `${what} does not fit its schema: ${describe(violations)}`, violations });
}

function describe(violations: readonly Violation[]): string {
  return violations.map(({ pointer, message }) => (pointer === '' ? message : `${pointer} ${message}`)).join('; ');
}
