import { createTypeCompiler, type TypeCompiler } from './artefacts/types/compile.ts';
import { createValidatorCompiler, type ValidatorCompiler } from './artefacts/validators/compile.ts';

/**
 * What is kept while many plugins are emitted: everything that was compiled, by content. Each schema is compiled
 * once a run, whoever uses it. Nothing in it depends on a Model, so it may outlive one.
 */
export interface EmitRun {
  readonly types: TypeCompiler;
  readonly validators: ValidatorCompiler;
}

/** A run with empty caches. */
export function createEmitRun(): EmitRun {
  return { types: createTypeCompiler(), validators: createValidatorCompiler() };
}
