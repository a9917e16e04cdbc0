import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import ajvFormats from 'ajv-formats';

/**
 * An Ajv that only compiles: the schemas were checked when the specs were linked. Own properties only, so that what a
 * value inherits never counts. `strict` is off because a spec may carry keywords of its own. Which members were
 * evaluated is tracked only where a schema asks, since every validator pays for it.
 */
export function createAjv(unevaluated: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    meta: false,
    validateSchema: false,
    strict: false,
    ownProperties: true,
    inlineRefs: false,
    logger: false,
    code: { source: true, esm: true, lines: false, optimize: false },
  });
  // Ajv2020 switches both on for everybody; the profile of the specs has no dynamic references at all.
  Object.assign(ajv.opts, { unevaluated, dynamicRef: false });
  ajvFormats.default(ajv, { keywords: false });
  return ajv;
}

/** Standalone code for the schemas behind some references, exported by the names given. */
export function standalone(ajv: Ajv2020, refs: Readonly<Record<string, string>>): string {
  return standaloneCode.default(ajv, { ...refs });
}
