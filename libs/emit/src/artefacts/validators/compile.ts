import type { ManifestSchema } from '@plugwright/manifest';
import { refusing } from '../../emit-refusal.ts';
import { sha256 } from '../../text/digest.ts';
import { rewriteModule } from './rewrite-module.ts';

/** Self-contained schemas by a name that is an identifier. They may share `$defs` of equal content. */
export type SchemaSet = Readonly<Record<string, ManifestSchema>>;

/** The code of a set of validators. */
export interface CompiledValidators {
  /** An expression: an object with a validator function for each name of the set. */
  readonly expression: string;
  /** Names of the runtime pieces that the expression needs in scope. */
  readonly runtime: readonly string[];
}

/** Compiles sets of schemas to standalone code; each set once in the life of the compiler. */
export interface ValidatorCompiler {
  /** @throws EmitRefusal for a schema that Ajv refuses. */
  compile(set: SchemaSet): Promise<CompiledValidators>;
}

/** A compiler with an empty cache. */
export function createValidatorCompiler(): ValidatorCompiler {
  const cache = new Map<string, Promise<CompiledValidators>>();
  return {
    compile(set) {
      const id = sha256(JSON.stringify(set));
      let compiled = cache.get(id);
      if (compiled === undefined) {
        compiled = compileSet(set);
        cache.set(id, compiled);
      }
      return compiled;
    },
  };
}

async function compileSet(set: SchemaSet): Promise<CompiledValidators> {
  const { createAjv, standalone } = await import('./ajv.ts');
  const { root, refs } = joinSchemas(set);
  const ajv = createAjv(JSON.stringify(set).includes('"unevaluated'));
  ajv.addSchema(root);
  return rewriteModule(await refusing(() => standalone(ajv, refs)), Object.keys(set));
}

/** Put all schemas under one root, so that a definition which several share becomes one function. */
function joinSchemas(set: SchemaSet): { root: Record<string, unknown>; refs: Record<string, string> } {
  const defs: Record<string, unknown> = {};
  const refs: Record<string, string> = {};
  for (const [name, schema] of Object.entries(set)) {
    const { $defs, ...own } = typeof schema === 'boolean' ? { allOf: [schema] } : (schema as Record<string, unknown>);
    Object.assign(defs, $defs);
    // A colon is in no type's name, so that the two kinds of definition cannot meet.
    defs[`root:${name}`] = own;
    refs[name] = `set#/$defs/root:${name}`;
  }
  return { root: { $id: 'set', $defs: defs }, refs };
}
