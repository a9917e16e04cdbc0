import type { LaunchRequest, ResourceLimits } from '../driver.ts';
import type { PluginGroup } from '../linux/plugin-group.ts';
import type { LauncherPlan } from '../launcher/plan.ts';
import type { Machine } from './machine.ts';
import type { PluginUser } from './private-folders.ts';

/** Processes and threads of a plugin that names no number. */
const DEFAULT_PROCESSES = 128;
/** Handles that a language's runtime opens for itself. */
const RUNTIME_HANDLES = 32;

/** What one run of a plugin holds of the machine until it is over. */
export interface Run {
  readonly limits: ResourceLimits;
  readonly user: PluginUser | undefined;
  readonly group: PluginGroup | undefined;
  /** Its private folder; `tmp` in it is the plugin's. */
  readonly folder: string;
  /** What was wanted and cannot be had, as `mechanism: reason`. */
  readonly missing: string[];
  /** Give everything back. */
  end(): void;
}

/**
 * Take what a run needs.
 * @param ownUser whether the plugin can run as another user than the kernel; else why not
 */
export function beginRun({ plugin, limits: asked }: LaunchRequest, machine: Machine, ownUser: true | string): Run {
  const limits = { ...asked, processes: asked.processes ?? DEFAULT_PROCESSES };
  const missing: string[] = [];
  const user = ownUser === true ? machine.users.take() : undefined;
  if (user === undefined) missing.push(`uid: ${ownUser === true ? 'more plugins run than there are users for' : ownUser}`);
  let group: PluginGroup | undefined;
  try {
    if (machine.cgroups.usable) group = machine.cgroups.make(plugin, limits);
    missing.push(...machine.cgroups.reasons());
  } catch (error) {
    missing.push(`cgroup: ${error instanceof Error ? error.message : String(error)}`);
  }
  const folder = machine.folders.make(user);
  return {
    limits,
    user,
    group,
    folder,
    missing,
    end() {
      group?.remove();
      machine.folders.remove(folder);
      if (user !== undefined) machine.users.release(user);
    },
  };
}

/** Processes beyond the limit of a control group, which is to be met first, because it tells. */
const BEYOND_GROUP = 8;

/** The limits that Linux keeps for a process. Processes are counted by user, so that takes a user of the plugin's own. */
export function rlimitsOf({ limits: { fileHandles, processes }, group }: Run, countsProcesses: boolean): NonNullable<LauncherPlan['rlimits']> {
  return [
    { resource: 'core', value: 0 },
    { resource: 'memlock', value: 0 },
    ...(fileHandles === undefined ? [] : [{ resource: 'nofile' as const, value: fileHandles + RUNTIME_HANDLES }]),
    ...(processes === undefined || !countsProcesses ? [] : [{ resource: 'nproc' as const, value: processes + (group === undefined ? 0 : BEYOND_GROUP) }]),
  ];
}

/** The environment of a plugin, with its channel and what its access adds. */
export function environmentOf({ environment, access, command }: LaunchRequest, temporary: string): Readonly<Record<string, string>> {
  return {
    ...environment,
    TMPDIR: temporary,
    PLUGWRIGHT_CHANNEL: command.profile === 'lines' ? 'lines:fd:3' : 'fd:3',
    ...(access.brokerSocket === undefined ? {} : { PLUGWRIGHT_BROKER: environment['PLUGWRIGHT_BROKER'] ?? access.brokerSocket }),
  };
}
