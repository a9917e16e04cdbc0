import { chmodSync, lstatSync, mkdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PluginUser } from '../child/private-folders.ts';
import type { Bind } from '../sandbox/bubblewrap-arguments.ts';
import { systemFiles, systemFolders } from '../sandbox/system.ts';

/** What a container is made of. */
export interface BundleSpec {
  readonly binds: readonly Bind[];
  readonly temporaryMB: number;
  readonly folder: string;
  readonly command: readonly string[];
  /** Who it runs as; without one, a user namespace in which the kernel's own user is alone. */
  readonly user: PluginUser | undefined;
}

interface OciMount {
  readonly destination: string;
  readonly type: string;
  readonly source: string;
  readonly options: readonly string[];
}

function kindOf(path: string): 'link' | 'there' | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? 'link' : 'there';
  } catch {
    return undefined;
  }
}

function bound(from: string, path: string, write: boolean): OciMount {
  return { destination: path, type: 'bind', source: from, options: ['rbind', 'nosuid', 'nodev', write ? 'rw' : 'ro'] };
}

function mountsOf({ binds, temporaryMB }: BundleSpec): OciMount[] {
  const size = `size=${String(Math.ceil(temporaryMB))}m`;
  const system = [...systemFolders, ...systemFiles].filter((path) => kindOf(path) === 'there').map((path) => bound(path, path, false));
  const depth = ({ path }: Bind): number => path.split('/').length;
  return [
    { destination: '/proc', type: 'proc', source: 'proc', options: ['nosuid', 'noexec', 'nodev'] },
    { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'strictatime', 'mode=755', 'size=64k'] },
    { destination: '/dev/shm', type: 'tmpfs', source: 'shm', options: ['nosuid', 'noexec', 'nodev', 'mode=1777', 'size=16m'] },
    { destination: '/tmp', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'nodev', 'mode=1777', size] },
    ...system,
    ...[...binds].sort((a, b) => depth(a) - depth(b)).map(({ from, path, write }) => bound(from, path, write)),
  ];
}

/** The configuration of a container as the OCI runtime specification 1.0 has it. */
export function ociConfig(spec: BundleSpec, own: PluginUser): object {
  const { command, folder, user } = spec;
  const nobody: readonly string[] = [];
  const map = (id: number): readonly object[] => [{ containerID: 0, hostID: id, size: 1 }];
  const namespaces = ['pid', 'network', 'ipc', 'uts', 'mount', 'cgroup', ...(user === undefined ? ['user'] : [])].map((type) => ({ type }));
  return {
    ociVersion: '1.0.2',
    hostname: 'plugin',
    root: { path: 'rootfs', readonly: true },
    process: {
      terminal: false,
      user: user ?? { uid: 0, gid: 0 },
      args: command,
      env: nobody,
      cwd: folder,
      noNewPrivileges: true,
      capabilities: { bounding: nobody, effective: nobody, permitted: nobody, inheritable: nobody, ambient: nobody },
    },
    mounts: mountsOf(spec),
    linux: {
      namespaces,
      ...(user === undefined ? { uidMappings: map(own.uid), gidMappings: map(own.gid) } : {}),
      maskedPaths: ['/proc/acpi', '/proc/kcore', '/proc/keys', '/proc/latency_stats', '/proc/timer_list', '/proc/sched_debug', '/proc/scsi', '/sys/firmware'],
      readonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
    },
  };
}

/** Write a bundle into an empty folder: a configuration, and a root of nothing but places to mount on and the system's links. */
export function writeBundle(bundle: string, spec: BundleSpec, own: PluginUser): void {
  const root = join(bundle, 'rootfs');
  for (const path of ['/proc', '/dev', '/tmp', '/dev/shm']) mkdirSync(join(root, path), { recursive: true });
  // The runtime gives a file system in memory the mode of what it covers.
  for (const path of ['/tmp', '/dev/shm']) chmodSync(join(root, path), 0o1777);
  for (const path of systemFolders) {
    if (kindOf(path) !== 'link') continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(readlinkSync(path), join(root, path));
  }
  for (const { from, path } of spec.binds) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (statSync(from).isDirectory()) mkdirSync(join(root, path), { recursive: true });
    else writeFileSync(join(root, path), '');
  }
  writeFileSync(join(bundle, 'config.json'), JSON.stringify(ociConfig(spec, own)));
}
