import { join } from 'node:path';
import type { GrantedAccess, LaunchRequest } from '../driver.ts';
import { askedByRuntimes } from '../child/asked-by-runtimes.ts';
import { environmentOf, rlimitsOf, type Run } from '../child/run.ts';
import { landlockGaps } from '../linux/landlock-gaps.ts';
import type { LauncherFindings } from '../launcher/launcher.ts';
import type { LauncherPlan, PlannedMount } from '../launcher/plan.ts';

/** What programs need of the system to run: libraries, programs, time zones, certificates, a few facts about the machine. Nothing secret. */
const SYSTEM = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/ld.so.conf.d',
  '/etc/localtime',
  '/etc/nsswitch.conf',
  '/etc/ssl/certs',
  '/etc/ssl/openssl.cnf',
  '/proc/self',
  '/proc/cpuinfo',
  '/proc/filesystems',
  '/proc/loadavg',
  '/proc/meminfo',
  '/proc/stat',
  '/proc/uptime',
  '/proc/version',
  '/proc/sys/kernel/random',
  '/proc/sys/vm/overcommit_memory',
  '/sys/devices/system/cpu',
  '/sys/kernel/mm/transparent_hugepage',
];

/** Devices that every program may read and write. */
export const devices = ['/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom'] as const;

/** What a plugin may read at all besides the system: its folder, what its language needs, what was granted. */
export function readable({ folder, command, access }: LaunchRequest): readonly string[] {
  return [command.executable, ...(command.reads ?? []), folder, ...access.read];
}

/** Paths whose meaning must not change between being granted and being brought: another plugin may hold a folder above. */
export function exactOf({ read, write }: GrantedAccess): readonly string[] {
  return [...read, ...write];
}

/** Whether a launcher can stand by a plugin; what cannot be heard then is said. */
export function watches(run: Run, { watch, seccomp }: LauncherFindings): boolean {
  if (!watch || !seccomp) run.missing.push('watch: nobody can hear calls here, so what the system refuses does not come onto the ledger');
  return watch && seccomp;
}

/** The plan of a plugin at level process. */
export function planOf(request: LaunchRequest, run: Run, findings: LauncherFindings): LauncherPlan {
  const { command, access } = request;
  const temporary = join(run.folder, 'tmp');
  run.missing.push(...landlockGaps(findings.landlockAbi));
  const isWatched = watches(run, findings);
  if (!findings.seccomp) run.missing.push('seccomp: this Linux has none');
  return {
    version: 1,
    ...run.group?.entrances,
    ...(run.user === undefined ? {} : { user: run.user, mounts: shownAsOwn(request) }),
    rlimits: rlimitsOf(run, run.user !== undefined),
    ...(findings.landlockAbi === 0 ? {} : { access: { read: [...SYSTEM, ...readable(request)], write: [temporary, ...access.write], devices } }),
    exact: exactOf(access),
    // Without control groups it is ended by its group of processes, which it must not leave then.
    ...(findings.seccomp ? { filter: run.group === undefined ? 'grouped' : 'plugin' } : {}),
    noSockets: hasNoSockets(request, run, isWatched),
    ...(isWatched ? { isWatched, watch: givenTo(request, temporary) } : {}),
    environment: environmentOf(request, temporary),
    command: [command.executable, ...command.argumentsFor(request.limits.memoryMB), command.entry],
  };
}

/**
 * As the kernel's own user it could connect to whatever that user's programs listen at. Its broker is the one reason to let it make sockets, and a
 * launcher that connects them for it the one way.
 */
function hasNoSockets({ access }: LaunchRequest, run: Run, isWatched: boolean): boolean {
  if (run.user !== undefined) {
    if (!isWatched) run.missing.push('sockets: Unix sockets that are open to everybody can be reached');
    return false;
  }
  if (access.brokerSocket === undefined || isWatched) return access.brokerSocket === undefined;
  run.missing.push('sockets: they could reach whatever listens for this user, so it has none, and no way to its broker; raise its level to sandbox');
  return true;
}

/** What the launcher that stands by it knows: it shares sockets that stand in folders with everybody, and is connected to its own and to its broker. */
function givenTo(request: LaunchRequest, temporary: string): NonNullable<LauncherPlan['watch']> {
  const { write, brokerSocket } = request.access;
  return {
    read: [...SYSTEM, ...askedByRuntimes, ...readable(request), ...devices],
    write: [temporary, ...write],
    devices,
    hasView: false,
    connect: brokerSocket === undefined ? [] : [brokerSocket],
  };
}

/** The plugin's folder and what was granted, over themselves: whoever owns them, the plugin's user can use them as granted. */
function shownAsOwn({ folder, access }: LaunchRequest): readonly PlannedMount[] {
  const over = (path: string, write: boolean): PlannedMount => ({ from: path, to: path, write });
  const socket = access.brokerSocket === undefined ? [] : [over(access.brokerSocket, true)];
  const mounts = [over(folder, false), ...access.read.map((path) => over(path, false)), ...access.write.map((path) => over(path, true)), ...socket];
  // What lies inside another comes after it, and is not hidden by it.
  return mounts.sort((a, b) => a.to.split('/').length - b.to.split('/').length);
}
