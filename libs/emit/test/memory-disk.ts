import { effectOf } from '../src/plan/effect.ts';
import type { Change, Disk } from '../src/plan/plan.ts';

/** A disk in memory, for tests. */
export interface MemoryDisk extends Disk {
  readonly files: Map<string, string>;
  apply(changes: readonly Change[]): void;
}

/** A disk with some files. */
export function memoryDisk(files: Readonly<Record<string, string>> = {}): MemoryDisk {
  const map = new Map(Object.entries(files));
  const below = (folder: string): string[] => [...map.keys()].filter((path) => path.startsWith(`${folder}/`)).sort();
  return {
    files: map,
    read: (path) => map.get(path),
    list: below,
    folders: (folder) => [
      ...new Set(
        below(folder).flatMap((path) =>
          path
            .slice(folder.length + 1)
            .split('/')
            .slice(0, -1)
            .slice(0, 1),
        ),
      ),
    ],
    apply(changes) {
      const { deletes, writes } = effectOf(changes);
      for (const path of deletes) map.delete(path);
      for (const [path, text] of writes) map.set(path, text);
    },
  };
}
