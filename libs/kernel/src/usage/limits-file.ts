import type { Diagnostic } from '@plugwright/diagnostics';
import schema from '../../schemas/limits.schema.json' with { type: 'json' };
import { readChecked, type FileKind } from '../operator-files/checked-file.ts';
import { faultFinder } from '../operator-files/first-fault.ts';
import type { UsageOptions } from './operator-limits.ts';

/** The JSON Schema 2020-12 of limits files. */
export const limitsSchema: Readonly<Record<string, unknown>> = schema;

const limitsFile: FileKind<UsageOptions> = {
  unreadable: 'usage/limits-unreadable',
  invalid: 'usage/limits-invalid',
  faultIn: faultFinder(schema),
  documentOf(value) {
    const { budget, onOvercommit, plugins } = value as UsageOptions;
    return {
      ...(budget === undefined ? {} : { budget }),
      ...(onOvercommit === undefined ? {} : { onOvercommit }),
      ...(plugins === undefined ? {} : { plugins }),
    };
  },
};

/**
 * Read a limits file, JSON or YAML by its name.
 * @param shown how findings name it
 */
export async function readLimitsFile(file: string, shown = file): Promise<{ readonly usage?: UsageOptions; readonly diagnostics: readonly Diagnostic[] }> {
  const { document, diagnostics } = await readChecked(limitsFile, file, shown);
  return document === undefined ? { diagnostics } : { usage: document, diagnostics };
}
