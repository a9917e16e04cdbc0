import { readFile, stat } from 'node:fs/promises';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import schema from '../../schemas/limits.schema.json' with { type: 'json' };
import type { UsageOptions } from './operator-limits.ts';

const MAX_BYTES = 1024 * 1024;

/** The JSON Schema 2020-12 of limits files. */
export const limitsSchema: Readonly<Record<string, unknown>> = schema;

/** What is wrong with a value that was read from a limits file; undefined where nothing is. */
export function faultIn(value: unknown): { readonly pointer: string; readonly reason: string } | undefined {
  const check = new Ajv2020({ strict: true, ownProperties: true }).compile(schema);
  if (check(value)) return undefined;
  const { instancePath = '', message = 'is not valid', params = {} } = check.errors?.[0] ?? {};
  const { additionalProperty } = params as { readonly additionalProperty?: string };
  return { pointer: instancePath === '' ? '/' : instancePath, reason: additionalProperty === undefined ? message : `${message}: ${additionalProperty}` };
}

/**
 * Read a limits file, JSON or YAML by its name.
 * @param shown how findings name it
 */
export async function readLimitsFile(file: string, shown = file): Promise<{ readonly usage?: UsageOptions; readonly diagnostics: readonly Diagnostic[] }> {
  let value: unknown;
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new Error('it is larger than 1 MiB');
    const text = await readFile(file, 'utf8');
    value = /\.ya?ml$/.test(file) ? parse(text, { maxAliasCount: 100 }) : JSON.parse(text);
  } catch (error) {
    const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    return { diagnostics: [diagnose('usage/limits-unreadable', { file: shown, reason: firstLine.replace(/, (open|stat) .*/, '') })] };
  }
  const fault = faultIn(value);
  if (fault !== undefined) return { diagnostics: [diagnose('usage/limits-invalid', { file: shown, ...fault })] };
  const { budget, onOvercommit, plugins } = value as UsageOptions;
  return {
    usage: {
      ...(budget === undefined ? {} : { budget }),
      ...(onOvercommit === undefined ? {} : { onOvercommit }),
      ...(plugins === undefined ? {} : { plugins }),
    },
    diagnostics: [],
  };
}
