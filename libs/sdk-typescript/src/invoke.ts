import type { CallContext } from './context.ts';
import { coreError, implicitErrorCodes } from './core-errors.ts';
import type { OperationDefinition, PluginDefinition, Validator } from './definition.ts';
import { drain, type ItemGenerator } from './drain.ts';
import { PluginError } from './plugin-error.ts';
import { thrownText } from './thrown.ts';

/** Violations of one output that are worth reporting; the rest says the same. */
const MAX_VIOLATIONS = 20;

/** Whether an operation may answer this code: declared, or raised by the kernel for any call. */
function mayAnswer(operation: OperationDefinition<never>, code: string): boolean {
  return operation.errors.includes(code) || implicitErrorCodes.includes(code) || code === 'core/contract-violation';
}

function violationsOf(validator: Validator): { pointer: string; message: string }[] {
  return (validator.errors ?? []).slice(0, MAX_VIOLATIONS).map((error) => ({ pointer: error.instancePath, message: error.message ?? error.keyword }));
}

/**
 * Run one operation as the kernel's promise to its callers asks: the output fits the closed output schema, and
 * an error is a declared one. What it streams fits the closed schema of an item, and goes to `emit`, which may make it wait.
 * `input` is already validated and has its defaults. The real kernel's serving loop and the stub share this.
 * @throws PluginError with a declared code, one of {@link implicitErrorCodes}, `core/not-found` for an unknown
 * operation, or `core/contract-violation` for everything else; its `cause` is what the handler threw.
 */
export async function invoke<Handlers, Kernel>(
  plugin: PluginDefinition<Handlers, Kernel>,
  handlers: Handlers,
  operation: string,
  input: unknown,
  context: CallContext<Kernel>,
  emit: (item: unknown) => void | Promise<void> = () => undefined,
): Promise<unknown> {
  const definition = Object.hasOwn(plugin.operations, operation) ? plugin.operations[operation] : undefined;
  if (definition === undefined) throw coreError('core/not-found', { what: `operation ${operation} of ${plugin.id}` });
  const handler: unknown = handlers[definition.handler];
  if (typeof handler !== 'function') throw coreError('core/unsupported', { what: `${operation} has no handler` });
  let output: unknown;
  try {
    const started = (handler as (input: unknown, context: CallContext<Kernel>) => unknown)(input, context);
    const fits = definition.stream?.download;
    output = await (fits === undefined ? started : drain(started as ItemGenerator, checked(fits, operation, emit)));
  } catch (error) {
    if (error instanceof PluginError && mayAnswer(definition, error.code)) throw error;
    const reason =
      error instanceof PluginError
        ? `${operation} raised ${error.code}, which it does not declare (${error.message})`
        : `${operation} threw ${thrownText(error)}`;
    throw withCause(coreError('core/contract-violation', { reason }), error);
  }
  if (!definition.output(output)) throw misfit('the output', operation, definition.output);
  return output;
}

function misfit(what: string, operation: string, validator: Validator): PluginError {
  return coreError('core/contract-violation', { reason: `${what} of ${operation} does not fit its schema`, violations: violationsOf(validator) });
}

function checked(fits: Validator, operation: string, emit: (item: unknown) => void | Promise<void>): typeof emit {
  return (item) => {
    if (!fits(item)) throw misfit('an item', operation, fits);
    return emit(item);
  };
}

function withCause(error: PluginError, cause: unknown): PluginError {
  error.cause = cause;
  return error;
}
