import { Glob } from '@plugwright/manifest';
import { leavesFolder } from '../restrictions.ts';
import type { Scope } from './scope.ts';

/** Files of the machine: the launcher and the sandbox let a plugin reach what was granted when it was started, and nothing else. */
export const filesystem: Scope = {
  names: ['filesystem'],
  restrictedBy: ['paths', 'root'],
  unlocks: 'none',
  covers: ({ paths }, target) => paths === undefined || (!leavesFolder(target) && paths.some((path) => !leavesFolder(path) && new Glob(path).matches(target))),
  enforcedBy: 'the operating system, from level process with a launcher on',
};
