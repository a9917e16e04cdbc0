import type { Disk } from '@plugwright/emit';
import { isCovered } from './covered.ts';

/** A disk, and whether everything that was asked of it is among what is remembered. */
export interface ObservedDisk extends Disk {
  isCovered(): boolean;
}

/** Watch what a plan reads: one that looked further than the memory reaches is not remembered. */
export function observedDisk(disk: Disk): ObservedDisk {
  let covered = true;
  const noted = (path: string): string => {
    covered &&= isCovered(path);
    return path;
  };
  return {
    read: (path) => disk.read(noted(path)),
    list: (folder) => disk.list(noted(folder)),
    ...(disk.folders === undefined ? {} : { folders: (folder: string) => disk.folders?.(noted(folder)) ?? [] }),
    isCovered: () => covered,
  };
}
