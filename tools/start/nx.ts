import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

/** How an `nx` command ended. */
export interface NxOutcome {
  readonly code: number;
  /** Both outputs, as they came. */
  readonly output: string;
}

/**
 * Run the workspace's Nx without its daemon, which would outlive us, in a process group of its own: an interruption
 * ends all of it, plugin workers included.
 */
export function runNx(root: string, args: readonly string[], signal: AbortSignal): Promise<NxOutcome> {
  const program = createRequire(`${root}/package.json`).resolve('nx/bin/nx.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The group has already ended.
      }
    };
    let output = '';
    const collect = (text: string): void => void (output += text);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    child.on('error', reject);
    child.on('close', (code) => {
      signal.removeEventListener('abort', end);
      resolve({ code: code ?? 1, output });
    });
  });
}
