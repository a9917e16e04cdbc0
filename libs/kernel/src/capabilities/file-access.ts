import { existsSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { Glob, type GlobReach } from '@plugwright/manifest';
import { leavesFolder } from './restrictions.ts';

/** Files and folders that a walk looks at; who needs more names a whole folder with `**`. */
const MOST_ENTRIES = 20_000;
/** Looks of globs at entries: the kernel does nothing else meanwhile, and both are a plugin's to make. */
const MOST_LOOKS = 2_000_000;

/** What globs come to on the disk. */
export interface FoundPaths {
  /** Absolute, without symbolic links, sorted; a folder stands for everything in it. */
  readonly paths: readonly string[];
  /** What was left out, and why, in words. */
  readonly leftOut: readonly string[];
}

function union(globs: readonly Glob[], path: readonly string[]): GlobReach {
  const reaches = globs.map((glob) => glob.reach(path));
  return { here: reaches.some(({ here }) => here), tree: reaches.some(({ tree }) => tree), below: reaches.some(({ below }) => below) };
}

function entriesOf(folder: string, leftOut: string[]): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    leftOut.push(error instanceof Error ? error.message : String(error));
    return [];
  }
}

/**
 * The paths that every list of globs names at once, for an operating system that knows folders and files but no globs. Symbolic links
 * are never followed: a link that a plugin brought or made leads where the plugin wants.
 * @param most paths at most
 */
export function findPaths(root: string, lists: readonly (readonly string[])[], most = Infinity): FoundPaths {
  const globs = lists.map((list) => list.filter((path) => !leavesFolder(path)).map((path) => new Glob(path)));
  const paths: string[] = [];
  const leftOut: string[] = [];
  const looks = globs.flat().reduce((sum, { size }) => sum + size, 1);
  let [seen, left, isTooMuch] = [0, Math.ceil(MOST_LOOKS / looks), false];
  const stop = (reason: string): void => {
    if (!isTooMuch) leftOut.push(`${reason}: name a whole folder with **`);
    isTooMuch = true;
  };
  const take = (path: string): void => {
    if (paths.length < most) paths.push(path);
    else stop('more separate files and folders than a plugin may be given');
  };
  const walk = (folder: string, segments: readonly string[]): void => {
    const reaches = globs.map((list) => union(list, segments));
    if (reaches.every(({ tree }) => tree)) {
      take(folder);
      return;
    }
    if (!reaches.every(({ below, tree }) => below || tree)) return;
    for (const entry of entriesOf(folder, leftOut)) {
      const below = [...segments, entry.name];
      if ((left -= 1) < 0) stop('more entries than can be looked at with so many globs');
      if (isTooMuch) return;
      const reached = globs.map((list) => union(list, below));
      const isNamed = reached.every(({ here }) => here);
      if (!isNamed && !reached.every(({ here, below: more, tree }) => here || more || tree)) continue;
      if ((seen += 1) > MOST_ENTRIES) {
        stop(`more than ${String(MOST_ENTRIES)} entries`);
        return;
      }
      const path = join(folder, entry.name);
      // A name that is no UTF-8 is read as another one, and no capability can have named it.
      if (entry.name.includes('\ufffd') && !existsSync(path)) {
        leftOut.push(`${below.join('/')} has a name that is no UTF-8`);
        continue;
      }
      if (entry.isSymbolicLink()) leftOut.push(`${below.join('/')} is a symbolic link`);
      else if (entry.isDirectory()) walk(path, below);
      else if (isNamed && entry.isFile()) take(path);
    }
  };
  try {
    walk(realpathSync(root), []);
  } catch (error) {
    leftOut.push(error instanceof Error ? error.message : String(error));
  }
  return { paths, leftOut };
}
