import type { ManifestSchema } from '@plugwright/manifest';
import type { Model, Operation, Schema, SchemaPosition } from '@plugwright/spec';
import type { CallableOperation } from '../../surface/callable.ts';
import { errorCodes } from '../../surface/errors.ts';
import { selfContained, withoutProse } from '../../surface/self-contained.ts';
import { sortKeys } from '../../text/json.ts';
import type { ValidatorCompiler } from '../validators/compile.ts';

/** What the stub kernels of all who call an operation have in common. */
export interface CalledOperation {
  /** Its member of `generated/surface.json`, indented for there. */
  readonly surface: string;
  /** An expression: its validators, `{ input, output }`, and `download` and `upload` where it streams. */
  readonly code: string;
  /** Names of the runtime pieces that the expression needs in scope. */
  readonly runtime: readonly string[];
}

/** Makes each called operation once in its life, whoever calls it. */
export type CalledOperations = (model: Model, callable: CallableOperation) => Promise<CalledOperation>;

/** Called operations over a compiler, none made yet. */
export function createCalledOperations(compiler: ValidatorCompiler): CalledOperations {
  const known = new WeakMap<Operation, Promise<CalledOperation>>();
  return (model, callable) => {
    let called = known.get(callable.operation);
    if (called === undefined) {
      called = make(model, callable, compiler);
      known.set(callable.operation, called);
    }
    return called;
  };
}

async function make(model: Model, { document, operation, service }: CallableOperation, compiler: ValidatorCompiler): Promise<CalledOperation> {
  const form = (schema: Schema, position: SchemaPosition): ManifestSchema =>
    withoutProse(selfContained(model, document, schema, position, '')) as ManifestSchema;
  const { download, upload } = operation.stream ?? {};
  const schemas = {
    input: form(operation.input, 'closed'),
    output: form(operation.output, 'open'),
    ...(download === undefined ? {} : { download: form(download, 'open') }),
    ...(upload === undefined ? {} : { upload: form(upload, 'closed') }),
  };
  const members: string[] = [];
  const runtime: string[] = [];
  for (const [name, schema] of Object.entries(schemas)) {
    // One set would let definitions of the two forms meet, which differ in their openness.
    const compiled = await compiler.compile({ v0: schema });
    members.push(`${name}: ${compiled.expression}.v0`);
    runtime.push(...compiled.runtime);
  }
  const surface = sortKeys({
    ...schemas,
    errors: errorCodes(model, operation.errors),
    timeoutMs: operation.timeoutMs,
    behaviour: service === undefined ? undefined : operation.stub?.behaviour,
    unlockedBy: service?.unlockedBy,
  });
  return {
    surface: JSON.stringify(surface, null, 2).replaceAll('\n', '\n  '),
    code: `{ ${members.join(', ')} }`,
    runtime,
  };
}
