import { readFile, stat } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';

const MAX_BYTES = 1024 * 1024;

/** Why a file of an operator cannot be used, as a clause. The parsers' own messages quote the text, in which secrets may stand. */
export class UnreadableFileError extends Error {}

/** Whether a file is YAML, by its name; it is JSON else. */
export function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file);
}

/** A file of an operator: its text and what that says. */
export interface OperatorFile {
  readonly text: string;
  readonly value: unknown;
}

/**
 * Read a file that an operator wrote, JSON or YAML by its name. `given` stands for its text.
 * @throws UnreadableFileError
 */
export async function readOperatorFile(file: string, given?: string): Promise<OperatorFile> {
  const text = given ?? (await textOf(file));
  return { text, value: parsed(file, text) };
}

async function textOf(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new UnreadableFileError('it is larger than 1 MiB');
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UnreadableFileError(code === 'ENOENT' ? 'there is no such file' : `it cannot be opened (${String(code)})`);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return isYaml(file) ? parse(text, { maxAliasCount: 100, prettyErrors: true }) : (JSON.parse(text) as unknown);
  } catch (error) {
    const [at] = error instanceof YAMLParseError ? (error.linePos ?? []) : [];
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const place = at === undefined ? placeOf(text, position) : ` at line ${String(at.line)}, column ${String(at.col)}`;
    throw new UnreadableFileError(`it is no valid ${isYaml(file) ? 'YAML' : 'JSON'}${place}`);
  }
}

function placeOf(text: string, position: string | undefined): string {
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return ` at line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`;
}
