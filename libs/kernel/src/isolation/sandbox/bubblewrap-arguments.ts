import { lstatSync, readlinkSync } from 'node:fs';
import { systemFiles, systemFolders } from './system.ts';

/** A path of the machine that is put into a sandbox under its own name. */
export interface Bind {
  /** Where it is taken from; the path itself, or a stage that shows it as the plugin's own. */
  readonly from: string;
  readonly path: string;
  readonly write: boolean;
}

/** What a sandbox is made of. */
export interface SandboxSpec {
  readonly binds: readonly Bind[];
  /** MiB of its temporary folder. */
  readonly temporaryMB: number;
  readonly folder: string;
  /** What runs in it. */
  readonly command: readonly string[];
}

const MIB = 1024 * 1024;
/** For semaphores and the like. */
const SHARED_MEMORY_MB = 16;

/** A folder of the system as it is: a link as the same link. */
function systemPath(path: string): string[] {
  try {
    return lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
  } catch {
    return [];
  }
}

/** Fewer segments first, so that what lies inside another bind comes after it and is not hidden by it. */
function outermostFirst(binds: readonly Bind[]): Bind[] {
  const depth = ({ path }: Bind): number => path.split('/').length;
  return [...binds].sort((a, b) => depth(a) - depth(b));
}

/** The arguments of bubblewrap: every namespace of its own, nothing but what is named, and nothing of it writable but what is granted. */
export function bubblewrapArguments({ binds, temporaryMB, folder, command }: SandboxSpec): string[] {
  const bytes = (mib: number): string => String(Math.ceil(mib * MIB));
  return [
    ...['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--clearenv', '--hostname', 'plugin'],
    ...systemFolders.flatMap(systemPath),
    ...systemFiles.flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--proc', '/proc', '--dev', '/dev', '--remount-ro', '/dev'],
    ...['--size', bytes(SHARED_MEMORY_MB), '--tmpfs', '/dev/shm'],
    ...['--size', bytes(temporaryMB), '--tmpfs', '/tmp'],
    ...outermostFirst(binds).flatMap(({ from, path, write }) => [write ? '--bind' : '--ro-bind', from, path]),
    // What holds the binds is a file system in memory, which would else be a place to write without a limit.
    ...['--remount-ro', '/', '--chdir', folder, '--', ...command],
  ];
}
