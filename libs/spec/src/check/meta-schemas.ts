import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import common from '../../schemas/common.schema.json' with { type: 'json' };
import contract from '../../schemas/contract.schema.json' with { type: 'json' };
import gap from '../../schemas/gap.schema.json' with { type: 'json' };
import kernel from '../../schemas/kernel.schema.json' with { type: 'json' };
import plugin from '../../schemas/plugin.schema.json' with { type: 'json' };
import policy from '../../schemas/policy.schema.json' with { type: 'json' };
import type { DocumentKind } from '../model/document.ts';
import type { JsonObject } from '../model/schema.ts';
import { ajvClass } from '../schema/ajv.ts';
import { metaFormats } from './meta-formats.ts';

/** The meta-schemas as they stand on the disk, by kind. */
export const metaSchemas: Readonly<Record<DocumentKind, JsonObject>> = { plugin, contract, kernel, policy, gap };

/** The definitions that they share. */
export const commonSchema: JsonObject = common;

/** The kinds, in the order they are listed to people. */
export const documentKinds = Object.keys(metaSchemas) as readonly DocumentKind[];

let ajv: Ajv2020 | undefined;
const validators = new Map<DocumentKind, ValidateFunction>();

function makeAjv(): Ajv2020 {
  const instance = new (ajvClass())({ allErrors: true, strict: false, verbose: true, validateSchema: false, messages: false });
  for (const [name, isOne] of metaFormats) instance.addFormat(name, isOne);
  instance.addSchema(commonSchema, 'common.schema.json');
  return instance;
}

/** The validator of a kind's meta-schema, which says what is wrong; compiled when first needed. */
export function metaSchemaValidator(kind: DocumentKind): ValidateFunction {
  let validator = validators.get(kind);
  if (validator === undefined) {
    ajv ??= makeAjv();
    validator = ajv.compile(metaSchemas[kind]);
    validators.set(kind, validator);
  }
  return validator;
}
