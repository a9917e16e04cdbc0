import { lstatSync, readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';
import { coveredFiles, coveredFolders, isLeftOut } from './covered.ts';

/**
 * The state of files as the file system tells it, without reading them. Columns, because there are tens of thousands:
 * a text or an object for each takes as long as asking for its state.
 */
export interface FileRows {
  /** Workspace-relative path of each row. A link that leads to a file has two: its own, then the file's. */
  readonly paths: readonly string[];
  /** What changes whenever a file does: so many numbers a row as `rowWidth` says. */
  readonly states: Float64Array;
  /** Files written so shortly before that another write may leave the same times. */
  readonly recent: readonly string[];
}

/** A file system may count time in steps this long (FAT: two seconds), in milliseconds. */
const coarse = 2500;

/** Thrown for what rows cannot stand for, such as a link to a folder. */
class Unsuited extends Error {}

/** How many numbers of `states` a row has. */
export const rowWidth = 5;

class Walk {
  readonly paths: string[] = [];
  readonly states: number[] = [];
  readonly recent: string[] = [];
  readonly #root: string;
  readonly #border = Date.now() - coarse;

  constructor(root: string) {
    this.#root = root;
  }

  file(path: string, link: boolean): void {
    const full = `${this.#root}/${path}`;
    const stats = lstatSync(full);
    let changed = stats.ctimeMs;
    this.#row(path, stats);
    if (link || stats.isSymbolicLink()) {
      const target = statSync(full, { throwIfNoEntry: false });
      if (target?.isDirectory() === true) throw new Unsuited();
      if (target !== undefined) this.#row(path, target);
      changed = Math.max(changed, target?.ctimeMs ?? 0);
    }
    if (changed > this.#border) this.recent.push(path);
  }

  /** The change time cannot be set back by a program, so an edit that keeps size and date is seen as well. */
  #row(path: string, { size, mtimeMs, ctimeMs, ino, mode }: Stats): void {
    this.paths.push(path);
    this.states.push(size, mtimeMs, ctimeMs, ino, mode);
  }

  folder(path: string): void {
    for (const entry of this.#entries(path)) {
      const child = `${path}/${entry.name}`;
      if (!entry.isDirectory()) this.file(child, entry.isSymbolicLink());
      else if (!isLeftOut(child)) this.folder(child);
    }
  }

  #entries(path: string): Dirent[] {
    return readdirSync(`${this.#root}/${path}`, { withFileTypes: true });
  }
}

function kindOf(path: string): 'file' | 'folder' | 'absent' {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'absent';
  if (stats.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new Unsuited();
  return stats.isDirectory() ? 'folder' : 'file';
}

/**
 * The state of every file that a plan may read: some six microseconds a file. Undefined where the file system
 * cannot tell it, or while somebody else moves files about; then nothing is remembered.
 */
export function fileRows(root: string, folders: readonly string[] = coveredFolders, files: readonly string[] = coveredFiles): FileRows | undefined {
  const walk = new Walk(root);
  try {
    for (const folder of folders) if (kindOf(join(root, folder)) === 'folder') walk.folder(folder);
    for (const file of files) if (kindOf(join(root, file)) === 'file') walk.file(file, false);
  } catch (error) {
    if (error instanceof Unsuited || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
  return { paths: walk.paths, states: new Float64Array(walk.states), recent: walk.recent };
}
