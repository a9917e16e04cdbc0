import type { Diagnostic } from '@plugwright/diagnostics';
import { readChecked, type FileKind } from '../operator-files/checked-file.ts';
import { faultInGrants, type GrantsDocument } from './grants-document.ts';

const grantsFile: FileKind<GrantsDocument> = {
  unreadable: 'grants/unreadable',
  invalid: 'grants/invalid',
  faultIn: faultInGrants,
  documentOf: (value) => value as GrantsDocument,
};

/**
 * Read a grants file, JSON or YAML by its name.
 * @param shown how findings name it
 */
export function readGrantsFile(file: string, shown = file): Promise<{ readonly document?: GrantsDocument; readonly diagnostics: readonly Diagnostic[] }> {
  return readChecked(grantsFile, file, shown);
}
