import schema from '../../schemas/grants.schema.json' with { type: 'json' };
import { faultFinder, type Fault } from '../operator-files/first-fault.ts';
import { restrictionsOf, type OperatorGrant } from './restrictions.ts';

/** What an operator grants, plugin by plugin; its JSON Schema is `@plugwright/kernel/schemas/grants.schema.json`. */
export interface GrantsDocument {
  readonly grants: 'plugwright/v1';
  /** By plugin id; `all-declared` grants whatever the plugin's manifest declares, now and later. */
  readonly plugins: Readonly<Record<string, 'all-declared' | readonly OperatorGrant[]>>;
}

/** The JSON Schema 2020-12 of grants files. */
export const grantsSchema: Readonly<Record<string, unknown>> = schema;

const schemaFaultIn = faultFinder(schema);

/** What is wrong with a value that was read from a grants file; undefined where nothing is. */
export function faultInGrants(value: unknown): Fault | undefined {
  const fault = schemaFaultIn(value);
  if (fault !== undefined) return fault;
  for (const [plugin, given] of Object.entries((value as GrantsDocument).plugins)) {
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
  return undefined;
}

/** A grants file, or what is wrong with it and where. */
export type GrantsReading = { readonly document: GrantsDocument } | { readonly pointer: string; readonly reason: string };

/** Check a value that was read from a grants file. */
export function readGrants(value: unknown): GrantsReading {
  return faultInGrants(value) ?? { document: value as GrantsDocument };
}

/** Check one grant, as it comes from a command. */
export function readGrant(value: unknown): { readonly grant: OperatorGrant } | { readonly reason: string } {
  const reading = readGrants({ grants: 'plugwright/v1', plugins: { plugin: [value] } });
  if ('reason' in reading) return { reason: `${reading.pointer.replace('/plugins/plugin/0', '').slice(1) || 'a grant'} ${reading.reason}` };
  return { grant: value as OperatorGrant };
}
