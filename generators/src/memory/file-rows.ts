import { lstatSync, readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';
import { coveredFiles, coveredFolders, isLeftOut } from './covered.ts';

/** The state of files as the file system tells it, without reading them. */
export interface FileRows {
  /** Workspace-relative path to what changes whenever the file does. */
  readonly rows: ReadonlyMap<string, string>;
  /** Files written so shortly before that another write may leave the same times. */
  readonly recent: readonly string[];
}

/** A file system may count time in steps this long (FAT: two seconds), in milliseconds. */
const coarse = 2500;

/** Thrown for what rows cannot stand for, such as a link to a folder. */
class Unsuited extends Error {}

/** The change time cannot be set back by a program, so an edit that keeps size and date is seen as well. */
function rowOf({ size, mtimeMs, ctimeMs, ino, mode }: Stats): string {
  return `${String(size)} ${String(mtimeMs)} ${String(ctimeMs)} ${String(ino)} ${String(mode)}`;
}

class Walk {
  readonly rows = new Map<string, string>();
  readonly recent: string[] = [];
  readonly #root: string;
  readonly #border = Date.now() - coarse;

  constructor(root: string) {
    this.#root = root;
  }

  file(path: string, link: boolean): void {
    const full = `${this.#root}/${path}`;
    const stats = lstatSync(full);
    let row = rowOf(stats);
    let changed = stats.ctimeMs;
    if (link || stats.isSymbolicLink()) {
      const target = statSync(full, { throwIfNoEntry: false });
      if (target?.isDirectory() === true) throw new Unsuited();
      row += target === undefined ? ' nowhere' : ` -> ${rowOf(target)}`;
      changed = Math.max(changed, target?.ctimeMs ?? 0);
    }
    this.rows.set(path, row);
    if (changed > this.#border) this.recent.push(path);
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
 * The state of every file that a plan may read: about ten microseconds a file. Undefined where the file system
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
  return walk;
}
