import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

/** How a run of Nx ended. */
export interface NxRun {
  readonly code: number;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
}

/** Run the workspace's own Nx and keep what it prints. */
export function runNx(args: readonly string[], cwd: string): Promise<NxRun> {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [nx, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
    const chunks: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output: chunks.join('') });
    });
  });
}
