import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import semver from 'semver';
import common from '../../schemas/common.schema.json' with { type: 'json' };
import contract from '../../schemas/contract.schema.json' with { type: 'json' };
import gap from '../../schemas/gap.schema.json' with { type: 'json' };
import kernel from '../../schemas/kernel.schema.json' with { type: 'json' };
import plugin from '../../schemas/plugin.schema.json' with { type: 'json' };
import policy from '../../schemas/policy.schema.json' with { type: 'json' };
import type { DocumentKind } from '../model/document.ts';

const byKind: Readonly<Record<DocumentKind, object>> = { plugin, contract, kernel, policy, gap };

/** The kinds, in the order they are listed to people. */
export const documentKinds = Object.keys(byKind) as readonly DocumentKind[];

const months = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (month === 2 && !leap ? 28 : (months[month - 1] ?? 0));
}

let ajv: Ajv2020 | undefined;
const validators = new Map<DocumentKind, ValidateFunction>();

function makeAjv(): Ajv2020 {
  const instance = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateSchema: false, messages: false });
  instance.addFormat('version-range', (text: string) => semver.validRange(text) !== null);
  instance.addFormat('calendar-date', isCalendarDate);
  instance.addFormat('schema-pattern', () => true);
  instance.addSchema(common, 'common.schema.json');
  return instance;
}

/** The validator of a kind's meta-schema, compiled when first needed. */
export function metaSchemaValidator(kind: DocumentKind): ValidateFunction {
  let validator = validators.get(kind);
  if (validator === undefined) {
    ajv ??= makeAjv();
    validator = ajv.compile(byKind[kind]);
    validators.set(kind, validator);
  }
  return validator;
}
