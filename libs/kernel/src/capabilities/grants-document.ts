import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import schema from '../../schemas/grants.schema.json' with { type: 'json' };
import { restrictionsOf, type OperatorGrant } from './restrictions.ts';

/** What an operator grants, plugin by plugin; its JSON Schema is `@plugwright/kernel/schemas/grants.schema.json`. */
export interface GrantsDocument {
  readonly grants: 'plugwright/v1';
  /** By plugin id; `all-declared` grants whatever the plugin's manifest declares, now and later. */
  readonly plugins: Readonly<Record<string, 'all-declared' | readonly OperatorGrant[]>>;
}

/** The JSON Schema 2020-12 of grants files. */
export const grantsSchema: Readonly<Record<string, unknown>> = schema;

let validate: ValidateFunction | undefined;

/** Compiled when it is needed: most kernels start without a grants file. */
function validator(): ValidateFunction {
  return (validate ??= new Ajv2020({ strict: true, ownProperties: true }).compile(schema));
}

/** A grants file, or what is wrong with it and where. */
export type GrantsReading = { readonly document: GrantsDocument } | { readonly pointer: string; readonly reason: string };

/** Check a value that was read from a grants file. */
export function readGrants(value: unknown): GrantsReading {
  const check = validator();
  if (!check(value)) {
    const { instancePath = '', message = 'is not valid', params = {} } = check.errors?.[0] ?? {};
    const { additionalProperty } = params as { readonly additionalProperty?: string };
    return { pointer: instancePath, reason: additionalProperty === undefined ? message : `${message}: ${additionalProperty}` };
  }
  const document = value as GrantsDocument;
  for (const [plugin, given] of Object.entries(document.plugins)) {
    if (given === 'all-declared') continue;
    for (const [index, grant] of given.entries()) {
      const pointer = `/plugins/${plugin}/${String(index)}`;
      if (given.findIndex(({ capability }) => capability === grant.capability) < index) return { pointer, reason: `grants ${grant.capability} a second time` };
      try {
        restrictionsOf(grant);
      } catch (error) {
        return { pointer, reason: error instanceof Error ? error.message : String(error) };
      }
    }
  }
  return { document };
}

/** Check one grant, as it comes from a command. */
export function readGrant(value: unknown): { readonly grant: OperatorGrant } | { readonly reason: string } {
  const reading = readGrants({ grants: 'plugwright/v1', plugins: { plugin: [value] } });
  if ('reason' in reading) return { reason: `${reading.pointer.replace('/plugins/plugin/0', '').slice(1) || 'a grant'} ${reading.reason}` };
  return { grant: value as OperatorGrant };
}
