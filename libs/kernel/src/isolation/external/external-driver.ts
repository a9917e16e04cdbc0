import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exactOf, watches } from '../process/confinement.ts';
import { startChild } from '../child/child-process.ts';
import { thisMachine, type Machine } from '../child/machine.ts';
import { probing } from '../child/probing.ts';
import { beginRun, rlimitsOf, type Run } from '../child/run.ts';
import { signalledReason } from '../child/signalled-reason.ts';
import type { IsolationDriver, LaunchRequest, RunningPlugin } from '../driver.ts';
import type { LauncherPlan } from '../launcher/plan.ts';
import { removeTopmost } from '../linux/cgroup-leftovers.ts';
import { innermost } from '../linux/process-tree.ts';
import { runName } from '../linux/run-name.ts';
import { innerPlan, placesOf, shownIn, viewOf } from '../sandbox/inside.ts';
import { staged, unstaged } from '../sandbox/stage.ts';
import { writeBundle } from './bundle.ts';

const DEFAULT_TEMPORARY_MB = 64;
const PAUSE_MS = 20;
const MOST_ATTEMPTS = 50;

/**
 * A container of an OCI runtime, `runc`, over a bundle that is made of local files for each run: the same walls as a sandbox has,
 * by another maker's program. The launcher stands inside it as well.
 */
export function externalDriverOn(machine: Machine): IsolationDriver {
  const launch = (request: LaunchRequest): RunningPlugin => {
    const { launcher } = machine;
    const runc = machine.program('runc');
    if (!('file' in launcher)) throw new Error(`level external takes the launcher, and ${launcher.report.found}`);
    if (runc === undefined) throw new Error('level external takes runc, which is not installed');
    const run = beginRun(request, machine, machine.isRoot || 'only root can give a plugin a user of its own');
    try {
      if (machine.isRoot && run.user === undefined) throw new Error('root starts no container that would keep its rights');
      const [bundle, stage, state] = ['bundle', 'stage', 'state'].map((name) => join(run.folder, name)) as [string, string, string];
      for (const folder of [bundle, stage, state]) mkdirSync(folder, { mode: 0o711 });
      const shown = shownIn(request, launcher.file);
      const { binds, mounts } = run.user === undefined ? unstaged(shown) : staged(shown, stage);
      // A launcher that is root brings them itself, from what it opened.
      const places = run.user === undefined ? placesOf(request) : [];
      const isWatched = watches(run, launcher.findings);
      const temporaryMB = request.limits.diskMB ?? DEFAULT_TEMPORARY_MB;
      const inside = [launcher.file, '--plan', '4'];
      const id = `${runName()}.${String((serial += 1))}`;
      const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
      writeBundle(bundle, { binds, temporaryMB, folder: request.folder, command: inside, user: run.user }, own);
      const outer: LauncherPlan = {
        version: 1,
        ...run.group?.entrances,
        ...(run.user === undefined ? {} : { user: run.user }),
        mounts,
        exact: exactOf(request.access),
        keepRights: true,
        keepChannel: true,
        ...(isWatched ? { watch: viewOf(request, launcher.file) } : {}),
        // The runtime needs a folder of its own for what it writes down; nothing else of the environment.
        environment: { XDG_RUNTIME_DIR: state },
        command: [runc, '--root', state, 'run', '--bundle', bundle, '--preserve-fds', isWatched ? '3' : '2', id],
      };
      const inner = innerPlan(request, rlimitsOf(run, true), launcher.findings, places);
      const plans = [outer, { ...inner, dieWithParent: true }];
      const around = { executable: launcher.file, arguments: inside.slice(1), environment: {}, codeOf: innermost, reasonOf: signalledReason };
      return startChild({ level: 'external', request, run: { ...run, end: () => endOf(run, id) }, plans, ...around });
    } catch (error) {
      run.end();
      throw error;
    }
  };
  const needed = [{ program: 'runc', mechanism: 'container' as const, mend: 'apt-get install runc' }];
  return { level: 'external', launch, probe: probing('external', machine, launch, needed) };
}

let serial = 0;

/** The runtime tidies up after itself unless it is killed. */
function endOf(run: Run, id: string, attempt = 0): void {
  if (attempt === 0) run.end();
  if (!removeTopmost(id) && attempt < MOST_ATTEMPTS) setTimeout(() => endOf(run, id, attempt + 1), PAUSE_MS);
}

/** Containers on this machine. */
export const externalDriver = externalDriverOn(thisMachine);
