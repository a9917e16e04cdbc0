import type { ManifestSchema } from '@plugwright/manifest';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { ValueScope } from 'ajv/dist/compile/codegen/scope.js';
import addFormats from 'ajv-formats';

/** One thing that is wrong with a value. */
export interface Violation {
  /** JSON pointer into the value. */
  readonly pointer: string;
  readonly message: string;
}

const none: readonly Violation[] = Object.freeze([]);

/** Says what is wrong with a value; nothing where it fits. */
export type Check = (value: unknown) => readonly Violation[];

/**
 * The compiled schemas of all plugins. A schema is compiled when it is first needed and kept as long as its
 * manifest is: the key is the schema object itself. Member names such as `constructor` count only where a value has them itself.
 */
export class Schemas {
  readonly #ajv = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false, addUsedSchema: false, logger: false });
  readonly #checks = new WeakMap<object, Check>();

  constructor() {
    addFormats.default(this.#ajv);
  }

  /**
   * The check of a schema.
   * @throws Error where the schema cannot be compiled, which a manifest that was emitted never causes.
   */
  checkOf(schema: ManifestSchema): Check {
    if (typeof schema === 'boolean') return schema ? () => none : () => [{ pointer: '', message: 'must not be there' }];
    const known = this.#checks.get(schema);
    if (known !== undefined) return known;
    const validate = this.#compile(schema);
    const check: Check = (value) => (validate(value) ? none : violationsOf(validate));
    this.#checks.set(schema, check);
    return check;
  }

  /** Ajv keeps for good what it ever compiled, in its cache and in the values that generated code refers to: each schema gets values of its own. */
  #compile(schema: object): ValidateFunction {
    try {
      return this.#ajv.compile(schema);
    } finally {
      this.#ajv.removeSchema(schema);
      Object.assign(this.#ajv, { scope: new ValueScope({ scope: {} }) });
    }
  }
}

function violationsOf(validate: ValidateFunction): Violation[] {
  return (validate.errors ?? []).map(({ instancePath, message, keyword, params }) => {
    const extra = keyword === 'additionalProperties' || keyword === 'unevaluatedProperties' ? (Object.values(params)[0] as string | undefined) : undefined;
    return { pointer: instancePath, message: `${message ?? keyword}${extra === undefined ? '' : ` (${extra})`}` };
  });
}
