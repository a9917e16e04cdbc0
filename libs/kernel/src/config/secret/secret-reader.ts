import { dirname, resolve } from 'node:path';
import { readSecretCommand } from './command-secret.ts';
import { readSecretFile } from './file-secret.ts';
import { SecretError } from './secret-error.ts';
import type { SecretReference } from './secret-reference.ts';

/** A shorter one could not be told from ordinary text, and so not be kept out of logs. */
const MIN_CHARACTERS = 4;

/** Variables that only configure plugins; a program that finds a secret has no business with them. */
const CONFIG_VARIABLE = 'PLUGWRIGHT_CONFIG__';

/** Where references are looked up. */
export interface SecretSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The configuration file, whose folder paths are relative to. */
  readonly file?: string;
}

/** Looks secrets up, each reference once. */
export class SecretReader {
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #folder: string;
  readonly #read = new Map<string, Promise<string>>();

  constructor({ environment, file }: SecretSurroundings) {
    this.#environment = environment;
    this.#folder = file === undefined ? process.cwd() : dirname(resolve(file));
  }

  /**
   * The secret behind a reference, without the line break at its end.
   * @throws SecretError
   */
  read(reference: SecretReference): Promise<string> {
    const key = JSON.stringify(reference);
    const known = this.#read.get(key) ?? this.#lookUp(reference).then(usable);
    this.#read.set(key, known);
    return known;
  }

  async #lookUp(reference: SecretReference): Promise<string> {
    if (reference.from === 'file') return readSecretFile(resolve(this.#folder, reference.file), reference.shared);
    if (reference.from === 'command')
      return readSecretCommand(reference.argv, reference.timeoutMs, { environment: this.#commandEnvironment(), folder: this.#folder });
    const value = Object.hasOwn(this.#environment, reference.variable) ? this.#environment[reference.variable] : undefined;
    if (value === undefined) throw new SecretError('it is not set');
    return value;
  }

  #commandEnvironment(): Readonly<Record<string, string | undefined>> {
    const passedOn = Object.entries(this.#environment).filter(([name]) => !name.startsWith(CONFIG_VARIABLE));
    return { PATH: process.env['PATH'], ...Object.fromEntries(passedOn) };
  }
}

function usable(text: string): string {
  const secret = text.replace(/\r?\n$/, '');
  if (secret.length < MIN_CHARACTERS) throw new SecretError(`it has fewer than ${String(MIN_CHARACTERS)} characters, so it could not be kept out of logs`);
  if (secret.includes('\uFFFD')) throw new SecretError('it is no text in UTF-8');
  return secret;
}
