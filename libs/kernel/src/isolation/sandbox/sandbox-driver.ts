import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exactOf, watches } from '../process/confinement.ts';
import { startChild } from '../child/child-process.ts';
import { thisMachine, type Machine } from '../child/machine.ts';
import { probing } from '../child/probing.ts';
import { beginRun, rlimitsOf } from '../child/run.ts';
import { signalledReason } from '../child/signalled-reason.ts';
import type { IsolationDriver, LaunchRequest, RunningPlugin } from '../driver.ts';
import type { LauncherPlan } from '../launcher/plan.ts';
import { innermost } from '../linux/process-tree.ts';
import { bubblewrapArguments } from './bubblewrap-arguments.ts';
import { innerPlan, placesOf, shownIn, viewOf } from './inside.ts';
import { staged, unstaged } from './stage.ts';

const DEFAULT_TEMPORARY_MB = 64;

/**
 * A process inside bubblewrap: no network, no other processes, no files but the system's libraries, its own folder and what
 * was granted. The first launcher drops the user before bubblewrap starts, because a sandbox of root's keeps root's rights; the
 * second, inside, adds Landlock and the filter of system calls, which bubblewrap itself could not work under.
 */
export function sandboxDriverOn(machine: Machine): IsolationDriver {
  const launch = (request: LaunchRequest): RunningPlugin => {
    const { launcher } = machine;
    const bubblewrap = machine.program('bwrap');
    if (!('file' in launcher)) throw new Error(`level sandbox takes the launcher, and ${launcher.report.found}`);
    if (bubblewrap === undefined) throw new Error('level sandbox takes bubblewrap, which is not installed');
    const run = beginRun(request, machine, machine.isRoot || 'only root can give a plugin a user of its own');
    try {
      if (machine.isRoot && run.user === undefined) throw new Error('root starts no sandbox that would keep its rights');
      const shown = shownIn(request, launcher.file);
      const stage = join(run.folder, 'stage');
      if (run.user !== undefined) mkdirSync(stage, { mode: 0o711 });
      const { binds, mounts } = run.user === undefined ? unstaged(shown) : staged(shown, stage);
      // A launcher that is root brings them itself, from what it opened.
      const places = run.user === undefined ? placesOf(request) : [];
      const isWatched = watches(run, launcher.findings);
      const temporaryMB = request.limits.diskMB ?? DEFAULT_TEMPORARY_MB;
      const inside = [launcher.file, '--plan', '4'];
      const outer: LauncherPlan = {
        version: 1,
        ...run.group?.entrances,
        ...(run.user === undefined ? {} : { user: run.user }),
        mounts,
        exact: exactOf(request.access),
        rlimits: rlimitsOf(run, false),
        keepChannel: true,
        ...(isWatched ? { watch: viewOf(request, launcher.file) } : {}),
        command: [bubblewrap, ...bubblewrapArguments({ binds, temporaryMB, folder: request.folder, command: inside })],
      };
      const plans = [outer, innerPlan(request, rlimitsOf(run, true), launcher.findings, places)];
      return startChild({
        level: 'sandbox',
        request,
        run,
        executable: launcher.file,
        arguments: inside.slice(1),
        environment: {},
        plans,
        codeOf: innermost,
        reasonOf: signalledReason,
      });
    } catch (error) {
      run.end();
      throw error;
    }
  };
  const needed = [{ program: 'bwrap', mechanism: 'namespaces' as const, mend: 'apt-get install bubblewrap' }];
  return { level: 'sandbox', launch, probe: probing('sandbox', machine, launch, needed) };
}

/** Sandboxes on this machine. */
export const sandboxDriver = sandboxDriverOn(thisMachine);
