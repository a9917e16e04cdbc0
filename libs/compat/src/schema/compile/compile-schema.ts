import type { Schema } from '@plugwright/spec';
import type { Formula } from '../formula/formula.ts';
import type { Formulas } from '../formula/formulas.ts';
import { Compiler, type CompileOptions } from './compiler.ts';
import { Malformed, NeedsScopes } from './malformed.ts';

/** A schema as a formula, with the compiler that made it. */
export interface Compiled {
  readonly formula: Formula;
  readonly compiler: Compiler;
}

/**
 * Compiles a schema; dynamic scopes are kept track of only where a `$dynamicRef` asks for it. `root` is read in the place of
 * the document's own root.
 */
export function compileSchema(
  schema: Schema,
  side: 'wider' | 'narrower',
  formulas: Formulas,
  options: Omit<CompileOptions, 'scopes'>,
  root = schema,
): Compiled {
  const compile = (scopes: boolean): Compiled => {
    const compiler = new Compiler(schema, `${side}${scopes ? 's' : ''}`, formulas, { ...options, scopes }, root);
    return { compiler, formula: compiler.root() };
  };
  try {
    return compile(false);
  } catch (error) {
    if (error instanceof NeedsScopes) return compile(true);
    if (error instanceof Malformed) error.side = side;
    throw error;
  }
}
