import { join, relative } from 'node:path';

/** A hierarchy of control groups, at the place where this process is in it. */
export interface Hierarchy {
  readonly version: 1 | 2;
  /** The group of this process, as a folder. */
  readonly folder: string;
  /** Controllers of version 1; those of version 2 stand in files. */
  readonly controllers: readonly string[];
}

interface Mount {
  readonly root: string;
  readonly point: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** The kernel writes spaces and the like in paths as three octal digits. */
function unescaped(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

function mountsIn(mountinfo: string): Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , root, point] = before.split(' ');
    const [type, , options = ''] = after.split(' ');
    return root === undefined || point === undefined || !type?.startsWith('cgroup')
      ? []
      : [{ root: unescaped(root), point: unescaped(point), type, options: options.split(',') }];
  });
}

/** The topmost folder of each hierarchy that is mounted; takes the text of /proc/self/mountinfo. */
export function hierarchyRoots(mountinfo: string): readonly string[] {
  return mountsIn(mountinfo).map(({ point }) => point);
}

/**
 * Where a process stands in each hierarchy that is mounted.
 * @param mountinfo the text of /proc/self/mountinfo
 * @param membership the text of /proc/self/cgroup
 */
export function hierarchiesIn(mountinfo: string, membership: string): Hierarchy[] {
  const mounts = mountsIn(mountinfo);
  return membership.split('\n').flatMap((line): Hierarchy[] => {
    const [number, names = '', ...path] = line.split(':');
    const own = path.join(':');
    // What is above the top of a namespace of groups is told as `/..`.
    if (own === '' || own.split('/').includes('..')) return [];
    const version = number === '0' ? 2 : 1;
    const controllers = names.split(',').filter((name) => name !== '' && !name.startsWith('name='));
    const mount = mounts.find(({ type, options }) =>
      version === 2 ? type === 'cgroup2' : controllers.length > 0 && controllers.every((name) => options.includes(name)),
    );
    if (mount === undefined) return [];
    const inside = relative(mount.root, own);
    // A process that was moved out of what is mounted here has no place in it.
    return inside.startsWith('..') ? [] : [{ version, folder: join(mount.point, inside), controllers }];
  });
}
