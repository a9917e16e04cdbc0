import { spawn, type ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';
import type { Exit, IsolationDriver, LaunchRequest, RunningPlugin } from '../driver.ts';
import { readLines } from '../lines.ts';
import { guardGroup } from './guard.ts';
import { streamChannel } from './stream-channel.ts';

const CHANNEL_FD = 3;

/**
 * A child process in a group of its own, with a clean environment; the channel is descriptor 3, the standard
 * streams are logs. A wall against crashes and memory, not yet against the file system or the network.
 */
export const processDriver: IsolationDriver = {
  level: 'process',
  launch(request: LaunchRequest): RunningPlugin {
    const { command } = request;
    const child = spawn(command.executable, [...command.argumentsFor(request.maxMemoryMB), command.entry], {
      cwd: request.folder,
      env: { ...request.environment, PLUGWRIGHT_CHANNEL: `fd:${String(CHANNEL_FD)}` },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // A group of its own: whatever the plugin starts is ended with it, and Ctrl-C reaches the kernel alone.
      detached: true,
    });
    readLines(child.stdout, (line) => request.onOutput('stdout', line));
    readLines(child.stderr, (line) => request.onOutput('stderr', line));
    const kill = (): void => killGroup(child);
    const release = child.pid === undefined ? (): void => undefined : guardGroup(child.pid);
    return {
      channel: streamChannel(child.stdio[CHANNEL_FD] as Duplex, request.maxMessageBytes),
      pid: child.pid,
      exited: exitOf(child, kill, release),
      kill,
    };
  },
};

function exitOf(child: ChildProcess, kill: () => void, release: () => void): Promise<Exit> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ reason: error.message }));
    child.on('exit', (code, signal) => {
      // The process is gone; what it started may not be.
      kill();
      release();
      resolve({ reason: signal === null ? `exit code ${String(code)}` : `signal ${signal}` });
    });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
