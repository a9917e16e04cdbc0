import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { readOperatorFile, UnreadableFileError } from '../operator-files/read-file.ts';
import { isSafeKey } from './setting.ts';

/** Configuration by plugin id. */
export type ConfigByPlugin = ReadonlyMap<string, unknown>;

/** Read a configuration file, JSON or YAML by its name: an object with a member for each plugin. `given` stands for its text. */
export async function readConfigFile(file: string, given?: string): Promise<{ values: ConfigByPlugin; diagnostics: readonly Diagnostic[] }> {
  try {
    const { value } = await readOperatorFile(file, given);
    return { values: toMap(value ?? {}), diagnostics: [] };
  } catch (error) {
    const reason = error instanceof UnreadableFileError ? error.message : 'it cannot be understood';
    return { values: new Map(), diagnostics: [diagnose('kernel/config-unreadable', { file, reason })] };
  }
}

function toMap(value: unknown): ConfigByPlugin {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableFileError('it does not hold an object');
  return new Map(Object.entries(value).filter(([key]) => isSafeKey(key)));
}
