import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from '../../storage/read-if-there.ts';
import { replaceFile } from '../../storage/replace-file.ts';
import type { ConfigRevision } from './revision.ts';

/** Older ones are forgotten. */
const KEPT = 100;

const FILE = /^(\d{6,12})\.json$/;

/** The revisions of the configuration, in a folder of the state or in memory, and the salt of their digests. */
export class RevisionStore {
  readonly #folder: string | undefined;
  readonly #salt: Buffer;
  #revisions: ConfigRevision[];

  /** `stateFolder` is the kernel's; in memory where absent. */
  constructor(stateFolder: string | undefined) {
    this.#folder = stateFolder === undefined ? undefined : join(stateFolder, 'config');
    if (this.#folder !== undefined) mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#salt = this.#openSalt();
    this.#revisions = this.#readAll();
  }

  /** Oldest first. */
  all(): readonly ConfigRevision[] {
    return this.#revisions;
  }

  get newest(): ConfigRevision | undefined {
    return this.#revisions.at(-1);
  }

  /** A digest by which equal values are known, and that tells nothing about them without the salt. */
  digest(...parts: readonly unknown[]): string {
    return createHmac('sha256', this.#salt).update(JSON.stringify(parts)).digest('hex').slice(0, 24);
  }

  add(revision: Omit<ConfigRevision, 'revision'>): ConfigRevision {
    const added: ConfigRevision = { revision: (this.newest?.revision ?? 0) + 1, ...revision };
    if (this.#folder !== undefined) replaceFile(this.#file(added.revision), `${JSON.stringify(added)}\n`, 0o600);
    this.#revisions = [...this.#revisions, added];
    for (const { revision: old } of this.#revisions.slice(0, -KEPT)) if (this.#folder !== undefined) rmSync(this.#file(old), { force: true });
    this.#revisions = this.#revisions.slice(-KEPT);
    return added;
  }

  #file(revision: number): string {
    return join(this.#folder ?? '', `${String(revision).padStart(6, '0')}.json`);
  }

  #openSalt(): Buffer {
    if (this.#folder === undefined) return randomBytes(32);
    const file = join(this.#folder, 'salt');
    const there = readIfThere(file)?.trim();
    if (there !== undefined && there !== '') return Buffer.from(there, 'base64');
    const made = randomBytes(32);
    replaceFile(file, `${made.toString('base64')}\n`, 0o600);
    return made;
  }

  /** A revision that cannot be read is as good as forgotten: nothing that runs rests on it. */
  #readAll(): ConfigRevision[] {
    const folder = this.#folder;
    if (folder === undefined) return [];
    const names = readdirSync(folder).filter((name) => FILE.test(name));
    return names.sort().flatMap((name): ConfigRevision[] => {
      try {
        const revision = JSON.parse(readFileSync(join(folder, name), 'utf8')) as ConfigRevision;
        return revision.revision === Number(FILE.exec(name)?.[1]) ? [revision] : [];
      } catch {
        return [];
      }
    });
  }
}
