import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Enforcement, Exit, LaunchRequest, RunningPlugin } from '../driver.ts';
import { hand, type LaunchOutcome } from '../launcher/conversation.ts';
import type { LauncherPlan } from '../launcher/plan.ts';
import { readLines } from '../lines.ts';
import { readBack } from '../linux/enforcement.ts';
import type { PluginGroup } from '../linux/plugin-group.ts';
import { treeOf } from '../linux/process-tree.ts';
import { isRunning } from '../linux/process-usage.ts';
import { folderBytes } from '../linux/folder-bytes.ts';
import { usageReader, type UsageReader } from '../linux/usage.ts';
import { guardGroup } from '../process/guard.ts';
import { streamChannel } from '../process/stream-channel.ts';
import { resting } from './rest.ts';
import type { Run } from './run.ts';

const CHANNEL_FD = 3;
const LAUNCHER_FD = 4;
const MOST_WAITED_MS = 500;
const LOOK_MS = 5;
/** Folders and groups take milliseconds to remove, in which nothing else happens: whoever takes over from a run that ended serves first. */
const TIDY_MS = 25;

/** A child process that is or becomes a plugin. */
export interface ChildSpec {
  readonly level: Enforcement['level'];
  readonly request: LaunchRequest;
  readonly run: Run;
  readonly executable: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where the executable is a launcher. */
  readonly plans?: readonly LauncherPlan[];
  /** Which process the plugin's code is, where the child is a wrapper around it. */
  readonly codeOf?: (pid: number) => number;
  /** How the code ended, where the child passes that on as an exit code. */
  readonly reasonOf?: (code: number) => string;
}

/** Start a child in a group of its own; descriptor 3 is the channel, 4 the launcher's, the standard streams are logs. */
export function startChild(spec: ChildSpec): RunningPlugin {
  const { request, run, plans } = spec;
  const child = spawn(spec.executable, [...spec.arguments], {
    cwd: request.folder,
    env: { ...spec.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', ...(plans === undefined ? [] : (['pipe'] as const))],
    // A group of its own: whatever the plugin starts is ended with it, and Ctrl-C reaches the kernel alone.
    detached: true,
  });
  readLines(child.stdout, (line) => request.onOutput('stdout', line), request.scrubber, request.onFlood);
  readLines(child.stderr, (line) => request.onOutput('stderr', line), request.scrubber, request.onFlood);
  const outcome: Promise<LaunchOutcome> = plans === undefined ? Promise.resolve({}) : hand(child.stdio[LAUNCHER_FD] as Duplex, plans, request.onDenied);
  // Where the launcher stands by the plugin, that is another process.
  let code: number | undefined;
  void outcome.then((found) => {
    if (spec.codeOf === undefined) code = found.pid;
  });
  const channel = child.stdio[CHANNEL_FD] as Duplex;
  const { pid } = child;
  const kill = (): void => {
    run.group?.kill();
    signal(child, run.group, 'SIGKILL');
  };
  const release = pid === undefined ? (): void => undefined : guardGroup(pid, run.group?.tops ?? []);
  const usage =
    pid === undefined || process.platform !== 'linux' ? undefined : usageReader(pid, run, (count) => request.onDenied?.({ denied: 'processes', count }));
  const ended = (): void => {
    usage?.close();
    kill();
    release();
    setTimeout(() => run.end(), TIDY_MS).unref();
  };
  return {
    channel: streamChannel(channel, request.maxMessageBytes, request.command.profile),
    rest: resting(channel),
    get pid() {
      return code ?? pid;
    },
    exited: exitOf(child, spec, outcome, ended),
    enforced: outcome.then((found) => enforcementOf(spec, pid, found)),
    kill,
    stats: usage === undefined ? () => undefined : statsOf(spec, usage),
    freeze: () => run.group?.freeze(true) === true || signal(child, run.group, 'SIGSTOP'),
    thaw: () => run.group?.freeze(false) === true || signal(child, run.group, 'SIGCONT'),
  };
}

/** What it uses; what it keeps in its temporary folder only where it has a limit, and the folder none of its own. */
function statsOf({ level, run }: ChildSpec, usage: UsageReader): RunningPlugin['stats'] {
  if (level !== 'process' || run.limits.diskMB === undefined) return () => usage.read();
  const temporary = folderBytes(join(run.folder, 'tmp'));
  return () => {
    const sample = usage.read();
    return sample === undefined ? undefined : { ...sample, temporaryBytes: temporary() };
  };
}

function exitOf(child: ChildProcess, { codeOf, reasonOf, run, request }: ChildSpec, outcome: Promise<LaunchOutcome>, ended: () => void): Promise<Exit> {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      ended();
      resolve({ reason: error.message });
    });
    child.on('exit', (code, name) => {
      const starved = run.group?.ranOutOfMemory() === true ? `; it needed more than its ${String(request.limits.memoryMB)} MiB of memory` : '';
      // The process is gone; what it started may not be.
      ended();
      const reason = code === null ? `signal ${String(name)}` : (reasonOf?.(code) ?? `exit code ${String(code)}`);
      void outcome.then(async (found) => {
        if (codeOf === undefined && found.pid !== undefined) await gone(found.pid);
        resolve({ reason: found.failed === undefined ? reason + starved : `it could not be confined, ${found.failed}: ${found.reason ?? 'no reason given'}` });
      });
    });
  });
}

/** Where a launcher stands by the code, its end is told a moment before that of the code. */
async function gone(code: number): Promise<void> {
  for (let waited = 0; waited < MOST_WAITED_MS && process.platform === 'linux' && isRunning(code); waited += LOOK_MS) await pause(LOOK_MS);
}

/** Signal the child's process group, and what it started besides where no control group holds that; false where nothing is left. */
function signal(child: ChildProcess, group: PluginGroup | undefined, name: NodeJS.Signals): boolean {
  if (child.pid === undefined) return false;
  const others = process.platform === 'linux' && group === undefined ? treeOf(child.pid, 'now').filter((pid) => pid !== child.pid) : [];
  const reached = send(-child.pid, name);
  for (const pid of others) send(pid, name);
  return reached;
}

function send(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    // Nothing of it is left.
    return false;
  }
}

function enforcementOf({ level, run, codeOf }: ChildSpec, pid: number | undefined, { landlockAbi, pid: told }: LaunchOutcome): Enforcement {
  const code = pid === undefined ? undefined : codeOf === undefined ? (told ?? pid) : codeOf(pid);
  const seen = code === undefined || (codeOf !== undefined && code === pid) ? undefined : readBack(code);
  return {
    level,
    ...seen,
    ...(typeof landlockAbi === 'number' ? { landlockAbi } : {}),
    ...(run.group === undefined ? {} : { cgroup: run.group.values }),
    missing: seen === undefined && process.platform === 'linux' ? [...run.missing, 'everything: its code ended before it could be looked at'] : run.missing,
  };
}
