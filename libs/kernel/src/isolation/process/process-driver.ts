import { startChild } from '../child/child-process.ts';
import { thisMachine, type Machine } from '../child/machine.ts';
import { isOpenToOthers, isReachable } from '../child/open-to-others.ts';
import { beginRun, environmentOf } from '../child/run.ts';
import { probing } from '../child/probing.ts';
import type { IsolationDriver, LaunchRequest, RunningPlugin } from '../driver.ts';
import { planOf, readable } from './confinement.ts';

/**
 * A child process with a clean environment; the channel is descriptor 3, the standard streams are logs. Where the machine has
 * what it takes: control groups of its own, a user of its own, the files that it was granted and no others, no sockets but Unix
 * ones, no system calls that lead out. What it has not is said, and the plugin runs: policy decides whether that will do.
 */
export function processDriverOn(machine: Machine): IsolationDriver {
  const launch = (request: LaunchRequest): RunningPlugin => {
    const { launcher } = machine;
    const { command } = request;
    const run = beginRun(request, machine, ownUser(request, machine));
    if ('file' in launcher) {
      const plans = [planOf(request, run, launcher.findings)];
      return startChild({ level: 'process', request, run, executable: launcher.file, arguments: ['--plan', '4'], environment: {}, plans });
    }
    run.missing.push(`launcher: ${launcher.report.found}${launcher.report.mend === undefined ? '' : ` (${launcher.report.mend})`}`);
    run.group?.remove();
    const environment = environmentOf(request, run.folder);
    const own = [...command.argumentsFor(request.limits.memoryMB), command.entry];
    return startChild({ level: 'process', request, run: { ...run, group: undefined }, executable: command.executable, arguments: own, environment });
  };
  return { level: 'process', launch, probe: probing('process', machine, launch, []) };
}

/** Whether the plugin can be another user: that takes root, and folders that others may pass through. */
function ownUser(request: LaunchRequest, machine: Machine): true | string {
  if (!('file' in machine.launcher)) return 'that takes the launcher';
  if (!machine.isRoot) return 'only root can give a plugin a user of its own';
  if (!machine.launcher.findings.uid || !machine.launcher.findings.mountNamespaces) return 'this root may not change users';
  const { access, command, folder } = request;
  const mounted = new Set([folder, ...access.read]);
  const closed =
    readable(request).find((path) => (mounted.has(path) ? !isReachable(path) : !isOpenToOthers(path))) ??
    [...access.write, command.entry].find((path) => !isReachable(path) && !path.startsWith(`${folder}/`));
  return closed === undefined ? true : `${closed} is closed to other users`;
}

/** Child processes on this machine. */
export const processDriver = processDriverOn(thisMachine);
