import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Exit, IsolationDriver, LaunchRequest, RunningPlugin } from '../driver.ts';
import { readLines } from '../lines.ts';
import { portChannel } from './port-channel.ts';
import { WorkerUsage } from './worker-usage.ts';

/**
 * A worker thread: light, for first-party code. It keeps crashes and JavaScript heaps apart, but is no wall
 * around buffers, files or the network.
 */
export const workerDriver: IsolationDriver = {
  level: 'worker',
  probe: () => Promise.resolve({ level: 'worker', available: true, mechanisms: {} }),
  launch(request: LaunchRequest): RunningPlugin {
    const worker = new Worker(pathToFileURL(request.command.entry), {
      name: request.plugin,
      argv: [],
      execArgv: [],
      env: { ...request.environment },
      resourceLimits: { maxOldGenerationSizeMb: request.limits.memoryMB },
      stdout: true,
      stderr: true,
    });
    readLines(worker.stdout, (line) => request.onOutput('stdout', line), request.scrubber, request.onFlood);
    readLines(worker.stderr, (line) => request.onOutput('stderr', line), request.scrubber, request.onFlood);
    const usage = new WorkerUsage(worker);
    return {
      channel: portChannel(worker, request.maxMessageBytes),
      pid: undefined,
      exited: exitOf(worker),
      enforced: Promise.resolve({ level: 'worker', missing: [] }),
      kill: () => void worker.terminate(),
      stats: () => usage.stats(),
      // A thread cannot be halted alone.
      freeze: () => false,
      thaw: () => false,
    };
  },
};

function exitOf(worker: Worker): Promise<Exit> {
  return new Promise((resolve) => {
    let failure: string | undefined;
    worker.on('error', (error) => {
      failure = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', (code) => resolve({ reason: failure ?? `exit code ${String(code)}` }));
  });
}
