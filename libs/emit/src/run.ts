import { createCalledOperations, type CalledOperations } from './artefacts/stub-kernel/called-operation.ts';
import { createTypeCompiler, type TypeCompiler } from './artefacts/types/compile.ts';
import { createValidatorCompiler, type ValidatorCompiler } from './artefacts/validators/compile.ts';

/**
 * What is kept while many plugins are emitted: everything that was compiled, by content. Each schema is compiled
 * once a run, whoever uses it. It may outlive a Model: what belongs to one goes with it.
 */
export interface EmitRun {
  readonly types: TypeCompiler;
  readonly validators: ValidatorCompiler;
  readonly called: CalledOperations;
}

/** A run with empty caches. */
export function createEmitRun(): EmitRun {
  const validators = createValidatorCompiler();
  return { types: createTypeCompiler(), validators, called: createCalledOperations(validators) };
}
