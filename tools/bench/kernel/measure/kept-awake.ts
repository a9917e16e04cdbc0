import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** What turns while its starter lives: whatever becomes of that one, it does not go on for long. */
const SPIN = 'while kill -0 "$1" 2>/dev/null; do i=0; while [ "$i" -lt 20000 ]; do i=$((i + 1)); done; done';

/** Whether this machine has the scheduling class that yields to every other. */
export const canKeepAwake = (): boolean => spawnSync('chrt', ['-i', '0', 'true'], { stdio: 'ignore' }).status === 0;

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

/**
 * Do something while no core sleeps: as many programs turn as there are cores, at a priority at which each other one goes first. To wake a core
 * that sleeps takes a machine longer than a small call does; what is measured so is the software's part.
 */
export async function keptAwake<Result>(run: () => Promise<Result>): Promise<Result> {
  const spinning = Array.from({ length: availableParallelism() }, () =>
    spawn('chrt', ['-i', '0', 'sh', '-c', SPIN, 'spin', String(process.pid)], { stdio: 'ignore' }),
  );
  for (const child of spinning) child.on('error', () => undefined);
  try {
    return await run();
  } finally {
    for (const child of spinning) child.kill('SIGKILL');
    await Promise.all(spinning.map(ended));
  }
}
