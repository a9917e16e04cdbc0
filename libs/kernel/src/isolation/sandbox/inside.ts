import { askedByRuntimes } from '../child/asked-by-runtimes.ts';
import { environmentOf } from '../child/run.ts';
import type { LaunchRequest } from '../driver.ts';
import type { LauncherFindings } from '../launcher/launcher.ts';
import type { LauncherPlan } from '../launcher/plan.ts';
import { placeOf, type Place } from '../linux/same-place.ts';
import { devices, readable } from '../process/confinement.ts';
import type { Shown } from './stage.ts';
import { systemFiles, systemFolders } from './system.ts';

const TEMPORARY = '/tmp';

/** What a sandbox shows besides the system's libraries. */
export function shownIn(request: LaunchRequest, launcher: string): Shown[] {
  const { access } = request;
  const written = new Set([...access.write, ...(access.brokerSocket === undefined ? [] : [access.brokerSocket])]);
  const read = [launcher, ...readable(request)].filter((path) => !written.has(path));
  return [...[...new Set(read)].map((path) => ({ path, write: false })), ...[...written].map((path) => ({ path, write: true }))];
}

/** What a view of its own shows a plugin, for the launcher that stands by it outside. */
export function viewOf(request: LaunchRequest, launcher: string): NonNullable<LauncherPlan['watch']> {
  const { write, brokerSocket } = request.access;
  return {
    read: [
      ...systemFolders,
      ...systemFiles,
      ...askedByRuntimes,
      '/proc',
      '/dev',
      launcher,
      ...readable(request),
      ...(brokerSocket === undefined ? [] : [brokerSocket]),
    ],
    write: [TEMPORARY, '/dev/shm', ...write],
    devices: ['/dev', '/proc/self', '/proc/thread-self'],
    hasView: true,
  };
}

/** What was granted has to be what is shown: bubblewrap and container runtimes go by its name, which somebody may have given to another file meanwhile. */
export function placesOf({ access }: LaunchRequest): readonly Place[] {
  return [...new Set([...access.read, ...access.write])].map(placeOf);
}

/** The plan of the launcher that stands inside: what is there may be read, what was granted may be written. */
export function innerPlan(
  request: LaunchRequest,
  rlimits: LauncherPlan['rlimits'],
  { landlockAbi, watch, seccomp }: LauncherFindings,
  places: readonly Place[],
): LauncherPlan {
  const { command, access } = request;
  return {
    version: 1,
    ...(rlimits === undefined ? {} : { rlimits }),
    ...(landlockAbi > 0 ? { access: { read: ['/'], write: [TEMPORARY, '/dev/shm', ...access.write], devices } } : {}),
    filter: 'plugin',
    isWatched: watch && seccomp,
    ...(places.length === 0 ? {} : { places }),
    environment: environmentOf(request, TEMPORARY),
    command: [command.executable, ...command.argumentsFor(request.limits.memoryMB), command.entry],
  };
}
