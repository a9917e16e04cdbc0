/** Longest that a command may take, and what it gets where nothing is said, in milliseconds. */
const MAX_TIMEOUT_MS = 60_000;
const DEFAULT_TIMEOUT_MS = 10_000;

/** The only member of a value that stands for a secret. */
export const SECRET = '$secret';

/** Where a secret is to be found; the secret itself is in no configuration. */
export type SecretReference =
  /** `shared`: others than the kernel's own user may read the file, too. Nobody else may write it. */
  | { readonly from: 'file'; readonly file: string; readonly shared: boolean }
  | { readonly from: 'env'; readonly variable: string }
  /** A program and its arguments, run without a shell. */
  | { readonly from: 'command'; readonly argv: readonly string[]; readonly timeoutMs: number };

/** What a value that may be a reference is. */
export type ReferenceReading = { readonly reference: SecretReference } | { readonly reason: string };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('\0');
}

/** Whether a value stands for a secret, rightly written or not. */
export function isReference(value: unknown): value is Record<string, unknown> {
  return isObject(value) && Object.hasOwn(value, SECRET);
}

/** Read `{ "$secret": { "file" | "env" | "command": .. } }`; a reason never quotes what is written there. */
export function readReference(value: Readonly<Record<string, unknown>>): ReferenceReading {
  const written = value[SECRET];
  if (Object.keys(value).length !== 1) return { reason: `beside ${SECRET} there is nothing else` };
  if (!isObject(written)) return { reason: `${SECRET} is an object with file, env or command` };
  const { file, env, command, shared = false, timeoutMs = DEFAULT_TIMEOUT_MS, ...others } = written;
  const kinds = [file, env, command].filter((kind) => kind !== undefined).length;
  if (kinds !== 1) return { reason: `${SECRET} has one of file, env and command` };
  if (Object.keys(others).length > 0) return { reason: `${SECRET} has a member that it does not know` };
  if (typeof shared !== 'boolean' || (shared && file === undefined)) return { reason: 'shared is true or false, and goes with file' };
  if (file !== undefined) return isText(file) ? { reference: { from: 'file', file, shared } } : { reason: 'file is the path of a file' };
  if (env !== undefined) return isText(env) ? { reference: { from: 'env', variable: env } } : { reason: 'env is the name of a variable' };
  if (!Array.isArray(command) || command.length === 0 || !isText(command[0]) || !command.every((part) => typeof part === 'string' && !part.includes('\0')))
    return { reason: 'command is a list of texts, a program and its arguments' };
  if (typeof timeoutMs !== 'number' || !(timeoutMs >= 1 && timeoutMs <= MAX_TIMEOUT_MS))
    return { reason: `timeoutMs is a number from 1 to ${String(MAX_TIMEOUT_MS)}` };
  return { reference: { from: 'command', argv: command as string[], timeoutMs } };
}

/** A reference in words; of a command only the program, whose arguments are nobody's business. */
export function describeReference(reference: SecretReference): string {
  if (reference.from === 'file') return `the file ${reference.file}`;
  return reference.from === 'env' ? `the variable ${reference.variable}` : `the command ${reference.argv[0] ?? ''}`;
}
