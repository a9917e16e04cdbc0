import { isObject } from '../text/plain.ts';
import { sha256 } from '../text/digest.ts';
import { jsonText, sortKeys } from '../text/json.ts';

/** What was last emitted into a folder. Read from the disk, so nothing in it is trusted further than it is checked. */
export interface Ledger {
  /** Digest of all that the files were emitted from; empty where it is not known. */
  readonly inputs: string;
  /** Path below the folder to the SHA-256 of the emitted text. */
  readonly files: ReadonlyMap<string, string>;
  /** Identity of an operation to the file of its handler. */
  readonly handlers: ReadonlyMap<string, string>;
  /** `absent`: there is none. `broken`: it cannot be read, such as after a merge; it will be written anew. */
  readonly state: 'read' | 'absent' | 'broken';
}

const LIMIT = 4 * 1024 * 1024;

function blank(state: 'absent' | 'broken'): Ledger {
  return { inputs: '', files: new Map(), handlers: new Map(), state };
}

/** Read a ledger. Entries that name a file outside the machine's part of the folder are dropped: they can only be forged. */
export function readLedger(text: string | undefined, owned: (path: string) => boolean): Ledger {
  if (text === undefined) return blank('absent');
  const value = parse(text);
  if (!isObject(value) || value['ledger'] !== 'plugwright/v1') return blank('broken');
  return {
    inputs: typeof value['inputs'] === 'string' ? value['inputs'] : '',
    files: strings(value['files'], (path, digest) => isSafePath(path) && owned(path) && /^[0-9a-f]{64}$/.test(digest)),
    handlers: strings(value['handlers'], (_, file) => /^[a-z0-9][a-z0-9-]*\.[a-z]+$/.test(file)),
    state: 'read',
  };
}

function parse(text: string): unknown {
  if (text.length > LIMIT) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function strings(value: unknown, keep: (key: string, value: string) => boolean): ReadonlyMap<string, string> {
  if (!isObject(value)) return new Map();
  return new Map(Object.entries(value).flatMap(([key, entry]): [string, string][] => (typeof entry === 'string' && keep(key, entry) ? [[key, entry]] : [])));
}

/** Whether a path stays below the folder that it is relative to. */
export function isSafePath(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[A-Za-z]:/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The text of a ledger. */
export function writeLedger(inputs: string, files: ReadonlyMap<string, string>, handlers: ReadonlyMap<string, string>): string {
  return jsonText({
    ledger: 'plugwright/v1',
    inputs,
    files: sortKeys(Object.fromEntries([...files].map(([path, text]) => [path, digestOf(text)]))),
    ...(handlers.size === 0 ? {} : { handlers: sortKeys(Object.fromEntries(handlers)) }),
  });
}

/** The digest that a ledger keeps of a text; line ends do not count, since git may change them at checkout. */
export function digestOf(text: string): string {
  return sha256(normaliseLines(text));
}

/** A text with LF line ends. */
export function normaliseLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}
