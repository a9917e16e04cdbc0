import { readFile, stat } from 'node:fs/promises';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { parse } from 'yaml';
import { readGrants, type GrantsDocument } from './grants-document.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * Read a grants file, JSON or YAML by its name.
 * @param shown how findings name it
 */
export async function readGrantsFile(file: string, shown = file): Promise<{ readonly document?: GrantsDocument; readonly diagnostics: readonly Diagnostic[] }> {
  let value: unknown;
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new Error('it is larger than 1 MiB');
    const text = await readFile(file, 'utf8');
    value = /\.ya?ml$/.test(file) ? parse(text, { maxAliasCount: 100 }) : JSON.parse(text);
  } catch (error) {
    const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    return { diagnostics: [diagnose('grants/unreadable', { file: shown, reason: firstLine.replace(/, (open|stat) .*/, '') })] };
  }
  const reading = readGrants(value);
  if ('document' in reading) return { document: reading.document, diagnostics: [] };
  const { pointer, reason } = reading;
  return { diagnostics: [diagnose('grants/invalid', { file: shown, pointer: pointer === '' ? '/' : pointer, reason })] };
}
