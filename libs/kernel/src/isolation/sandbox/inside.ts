import { environmentOf } from '../child/run.ts';
import type { LaunchRequest } from '../driver.ts';
import type { LauncherPlan } from '../launcher/plan.ts';
import { devices, readable } from '../process/confinement.ts';
import type { Shown } from './stage.ts';

const TEMPORARY = '/tmp';

/** What a sandbox shows besides the system's libraries. */
export function shownIn(request: LaunchRequest, launcher: string): Shown[] {
  const { access } = request;
  const written = new Set([...access.write, ...(access.brokerSocket === undefined ? [] : [access.brokerSocket])]);
  const read = [launcher, ...readable(request)].filter((path) => !written.has(path));
  return [...[...new Set(read)].map((path) => ({ path, write: false })), ...[...written].map((path) => ({ path, write: true }))];
}

/** The plan of the launcher that stands inside: what is there may be read, what was granted may be written. */
export function innerPlan(request: LaunchRequest, rlimits: LauncherPlan['rlimits'], landlock: boolean): LauncherPlan {
  const { command, access } = request;
  return {
    version: 1,
    ...(rlimits === undefined ? {} : { rlimits }),
    ...(landlock ? { access: { read: ['/'], write: [TEMPORARY, '/dev/shm', ...access.write], devices } } : {}),
    filter: 'plugin',
    environment: environmentOf(request, TEMPORARY),
    command: [command.executable, ...command.argumentsFor(request.limits.memoryMB), command.entry],
  };
}
