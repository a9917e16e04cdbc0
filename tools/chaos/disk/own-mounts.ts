import { spawnSync } from 'node:child_process';

/** A command before another one, which then sees a small file system of its own over a folder; it is gone with the last process that sees it. */
export type OwnMounts = (folder: string, mib: number) => readonly string[];

/** Ways to have mounts of one's own, and to clean up nothing afterwards: for root, and for everybody. */
const ways: readonly OwnMounts[] = [
  (folder, mib) => [
    'unshare',
    '--mount',
    '--propagation',
    'private',
    '--',
    '/bin/sh',
    '-c',
    'mount -t tmpfs -o "size=$0m,mode=755" chaos "$1" && shift && exec "$@"',
    String(mib),
    folder,
  ],
  (folder, mib) => ['bwrap', '--dev-bind', '/', '/', '--size', String(mib * 2 ** 20), '--tmpfs', folder, '--die-with-parent', '--'],
];

/** The first way that this machine lets one go, found by going it; undefined where there is none. */
export function ownMounts(folder: string, mib: number): readonly string[] | undefined {
  return ways
    .map((way) => way(folder, mib))
    .find(([command = '', ...rest]) => spawnSync(command, [...rest, '/bin/sh', '-c', 'exec df "$0" >/dev/null', folder], { stdio: 'ignore' }).status === 0);
}
