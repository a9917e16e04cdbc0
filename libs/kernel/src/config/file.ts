import { readFile, stat } from 'node:fs/promises';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { parse, YAMLParseError } from 'yaml';
import { isSafeKey } from './setting.ts';

const MAX_BYTES = 1024 * 1024;

/** Configuration by plugin id. */
export type ConfigByPlugin = ReadonlyMap<string, unknown>;

/** Whether a configuration file is YAML, by its name; it is JSON else. */
export function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file);
}

/** Read a configuration file, JSON or YAML by its name: an object with a member for each plugin. `given` stands for its text. */
export async function readConfigFile(file: string, given?: string): Promise<{ values: ConfigByPlugin; diagnostics: readonly Diagnostic[] }> {
  try {
    const text = given ?? (await readText(file));
    return { values: toMap(parsed(file, text) ?? {}), diagnostics: [] };
  } catch (error) {
    const reason = error instanceof UnreadableError ? error.message : 'it cannot be understood';
    return { values: new Map(), diagnostics: [diagnose('kernel/config-unreadable', { file, reason })] };
  }
}

/** Why a file cannot be used. The parsers' own messages quote the text, in which secrets may stand. */
class UnreadableError extends Error {}

async function readText(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new UnreadableError('it is larger than 1 MiB');
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UnreadableError(code === 'ENOENT' ? 'there is no such file' : `it cannot be opened (${String(code)})`);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return isYaml(file) ? parse(text, { maxAliasCount: 100, prettyErrors: true }) : (JSON.parse(text) as unknown);
  } catch (error) {
    const [at] = error instanceof YAMLParseError ? (error.linePos ?? []) : [];
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const place = at === undefined ? placeOf(text, position) : ` at line ${String(at.line)}, column ${String(at.col)}`;
    throw new UnreadableError(`it is no valid ${isYaml(file) ? 'YAML' : 'JSON'}${place}`);
  }
}

function placeOf(text: string, position: string | undefined): string {
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return ` at line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`;
}

function toMap(value: unknown): ConfigByPlugin {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableError('it does not hold an object');
  return new Map(Object.entries(value).filter(([key]) => isSafeKey(key)));
}
