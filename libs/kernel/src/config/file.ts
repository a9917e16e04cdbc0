import { readFile, stat } from 'node:fs/promises';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { parse } from 'yaml';
import { isSafeKey } from './setting.ts';

const MAX_BYTES = 1024 * 1024;

/** Configuration by plugin id. */
export type ConfigByPlugin = ReadonlyMap<string, unknown>;

/** Read a configuration file, JSON or YAML by its name: an object with a member for each plugin. */
export async function readConfigFile(file: string): Promise<{ values: ConfigByPlugin; diagnostics: readonly Diagnostic[] }> {
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new Error('it is larger than 1 MiB');
    const text = await readFile(file, 'utf8');
    const value: unknown = /\.ya?ml$/.test(file) ? parse(text, { maxAliasCount: 100 }) : JSON.parse(text);
    return { values: toMap(value ?? {}), diagnostics: [] };
  } catch (error) {
    const [firstLine] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    const reason = (firstLine ?? '').replace(/, (open|stat) .*/, '');
    return { values: new Map(), diagnostics: [diagnose('kernel/config-unreadable', { file, reason })] };
  }
}

function toMap(value: unknown): ConfigByPlugin {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('it does not hold an object');
  return new Map(Object.entries(value).filter(([key]) => isSafeKey(key)));
}
