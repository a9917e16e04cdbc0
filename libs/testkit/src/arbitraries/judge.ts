import type { ManifestSchema } from '@plugwright/manifest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

/** Whether a value fits a schema, by Ajv, set as in the kernel. */
export interface Judge {
  readonly fits: (value: unknown) => boolean;
  /** What is wrong with the value judged last; for messages. */
  readonly complaint: () => string;
}

/** Compile a self-contained schema. @throws Error where a reference in it leads nowhere. */
export function createJudge(schema: ManifestSchema): Judge {
  // An instance of its own: compiled schemas stay in an instance for its life, and tests bring thousands.
  const ajv = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false, logger: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schema);
  return {
    fits: (value) => validate(value),
    complaint: () => ajv.errorsText(validate.errors, { dataVar: 'value' }),
  };
}
