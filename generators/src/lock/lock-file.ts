import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the lock stands, below the workspace. */
export const lockPath = '.plugwright/generate.lock';

/** Who holds a lock. */
export interface Holder {
  /** Process id. */
  readonly pid: number;
  /** What it is doing, such as `nx generate @plugwright/nx:plugin`. */
  readonly command: string;
}

/** Whether a process lives; one that belongs to somebody else does. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readLock(path: string, alive: (pid: number) => boolean): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const [first, command] = text.split('\n');
  const pid = Number(first);
  // A pid of 0 or below would ask about a whole process group.
  if (!Number.isSafeInteger(pid) || pid <= 0 || !alive(pid)) return undefined;
  return { pid, command: command ?? '' };
}

/** Who holds the lock of a workspace: undefined when nobody does or the holder died. */
export function readHolder(root: string, alive: (pid: number) => boolean = isAlive): Holder | undefined {
  return readLock(join(root, lockPath), alive);
}

/**
 * Take the lock of a workspace: undefined when it was free or its holder dead, else the holder. The lock appears under
 * its name with its content in one step (a hard link), so no other process ever reads half of it.
 */
export function takeLock(root: string, mine: Holder, alive: (pid: number) => boolean = isAlive): Holder | undefined {
  const path = join(root, lockPath);
  const temporary = `${path}.${String(mine.pid)}`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(temporary, `${String(mine.pid)}\n${mine.command}\n`);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        linkSync(temporary, path);
        return undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(root, alive);
      if (holder !== undefined) return holder;
      discardStale(path, mine.pid, alive);
    }
    return { pid: 0, command: 'another generator' };
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Remove a lock whose holder died. Renaming it away first makes one process the winner when two find it at once; what
 * was renamed is looked at again, because a third may have put a living lock there in between.
 */
function discardStale(path: string, pid: number, alive: (pid: number) => boolean): void {
  const aside = `${path}.stale.${String(pid)}`;
  try {
    renameSync(path, aside);
    if (readLock(aside, alive) === undefined) unlinkSync(aside);
    else renameSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Give the lock back; nothing happens when somebody else holds it. */
export function releaseLock(root: string, pid: number): void {
  const path = join(root, lockPath);
  try {
    if (Number(readFileSync(path, 'utf8').split('\n')[0]) === pid) unlinkSync(path);
  } catch {
    return;
  }
}
