import type { Folder } from '../files/folder.ts';
import { PlanLimit } from './planned.ts';

const mostBytes = 64 * 1024 * 1024;

/** A target while a plan is made. */
export interface Draft {
  /** What is on the disk. */
  readonly old: Uint8Array | undefined;
  /** What will be there as far as it is known. */
  bytes: Uint8Array | undefined;
  /** By which a whole target was decided. */
  owner?: string;
  readonly rules: Set<string>;
  /** Path and digest of each source. */
  readonly sources: Map<string, string>;
}

/** The files that a plan reads and would write; each is read once, so that all of a plan sees the same bytes. */
export class Drafts {
  readonly targets = new Map<string, Draft>();
  readonly #folder: Folder;
  readonly #sources = new Map<string, Buffer>();
  #held = 0;

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  /** @throws FileTrouble, PlanLimit */
  async source(path: string): Promise<Buffer | undefined> {
    const known = this.#sources.get(path);
    if (known !== undefined) return known;
    const bytes = await this.#folder.read(path);
    if (bytes === undefined) return undefined;
    this.#hold(bytes);
    this.#sources.set(path, bytes);
    return bytes;
  }

  /** @throws FileTrouble, PlanLimit */
  async target(path: string): Promise<Draft> {
    const known = this.targets.get(path);
    if (known !== undefined) return known;
    await this.#folder.missingFolders(path);
    const old = await this.source(path);
    return { old, bytes: old, rules: new Set(), sources: new Map() };
  }

  /** Keep what a transformation made. @throws PlanLimit */
  keep(path: string, draft: Draft, bytes: Uint8Array): void {
    this.#hold(bytes);
    draft.bytes = bytes;
    this.targets.set(path, draft);
  }

  #hold(bytes: Uint8Array): void {
    this.#held += bytes.length;
    if (this.#held > mostBytes) throw new PlanLimit(`${String(mostBytes)} bytes in one plan`);
  }
}
