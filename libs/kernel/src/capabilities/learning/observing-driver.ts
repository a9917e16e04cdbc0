import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Exit, IsolationDriver, LaunchRequest, RunningPlugin } from '../../isolation/driver.ts';
import { readLines } from '../../isolation/lines.ts';
import { streamChannel } from '../../isolation/process/stream-channel.ts';
import type { Observations } from './observations.ts';
import { openFiles } from './open-files.ts';
import { TRACED_CALLS, TraceReader, type Happening } from './system-calls.ts';

const SAMPLE_MS = 5;

/** Whether this machine has strace, and lets it work. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-qq', '-e', 'trace=none', process.execPath, '--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/**
 * Runs a plugin as a plain process and watches it: its system calls where the machine has strace, else the files that it has open every few
 * milliseconds. It confines nothing, so that what the plugin wants is seen; code that nobody trusts does not belong here.
 */
export function observingDriver(observations: Observations, traces = canTrace()): IsolationDriver {
  if (!traces) {
    observations.misses('Files were looked at every few milliseconds: one that was opened and closed in between was not seen. Install strace to see all.');
    observations.misses('Connections past the broker and programs that were started were not seen. Install strace to see them.');
  }
  observations.misses('What code wanted that did not run was not seen: exercise every operation, and its failures.');
  return {
    level: 'process',
    probe: () => Promise.resolve({ level: 'process', available: true, mechanisms: {} }),
    launch: (request) => (traces ? traced(request, observations) : sampled(request, observations)),
  };
}

function take(observations: Observations, happening: Happening): void {
  if (happening.kind === 'connect') observations.sees('direct', 'connect', happening.address);
  else if (happening.kind === 'spawn') observations.sees('process', 'spawn', happening.path);
  else observations.sees('filesystem', happening.kind, happening.path);
}

function traced(request: LaunchRequest, observations: Observations): RunningPlugin {
  const folder = mkdtempSync(join(tmpdir(), 'plugwright-learn-'));
  const file = join(folder, 'trace');
  const child = start(request, 'strace', [
    '-f',
    '-y',
    '-qq',
    '-s',
    '4096',
    '-e',
    `trace=${TRACED_CALLS}`,
    '-e',
    'signal=none',
    '-o',
    file,
    request.command.executable,
  ]);
  const exited = exitOf(child).then((exit) => {
    const reader = new TraceReader(request.folder);
    for (const line of readFileSync(file, 'utf8').split('\n')) for (const happening of reader.read(line)) take(observations, happening);
    rmSync(folder, { recursive: true, force: true });
    return exit;
  });
  return running(child, request, exited);
}

function sampled(request: LaunchRequest, observations: Observations): RunningPlugin {
  const child = start(request, request.command.executable, []);
  const { pid } = child;
  const timer = setInterval(() => {
    for (const { path, writes } of pid === undefined ? [] : openFiles(pid)) take(observations, { kind: writes ? 'write' : 'read', path });
  }, SAMPLE_MS);
  return running(
    child,
    request,
    exitOf(child).finally(() => clearInterval(timer)),
  );
}

function start(request: LaunchRequest, program: string, before: readonly string[]): ChildProcess {
  const { command, folder, environment, limits } = request;
  const channel = command.profile === 'lines' ? 'lines:fd:3' : 'fd:3';
  const child = spawn(program, [...before, ...command.argumentsFor(limits.memoryMB), command.entry], {
    cwd: folder,
    env: { ...environment, PLUGWRIGHT_CHANNEL: channel },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  readLines(child.stdout, (line) => request.onOutput('stdout', line));
  readLines(child.stderr, (line) => request.onOutput('stderr', line));
  return child;
}

function running(child: ChildProcess, { maxMessageBytes, command }: LaunchRequest, exited: Promise<Exit>): RunningPlugin {
  return {
    channel: streamChannel(child.stdio[3] as Duplex, maxMessageBytes, command.profile),
    pid: child.pid,
    exited,
    enforced: Promise.resolve({ level: 'process', missing: ['everything: it is being learnt, and not confined'] }),
    kill: () => killGroup(child),
    stats: () => undefined,
    freeze: () => false,
    thaw: () => false,
  };
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ reason: error.message }));
    child.on('exit', (code, signal) => {
      killGroup(child);
      resolve({ reason: signal === null ? `exit code ${String(code)}` : `signal ${signal}` });
    });
  });
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
