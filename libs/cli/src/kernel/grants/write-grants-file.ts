import { rename, writeFile } from 'node:fs/promises';
import type { GrantsDocument } from '@plugwright/kernel';
import { stringify } from 'yaml';

/** Write a grants file as YAML, whole or not at all. */
export async function writeGrantsFile(file: string, document: GrantsDocument): Promise<void> {
  const temporary = `${file}.tmp`;
  await writeFile(temporary, stringify(document, { lineWidth: 160, flowCollectionPadding: true }), { mode: 0o600 });
  await rename(temporary, file);
}
