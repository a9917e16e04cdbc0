import { spawn } from 'node:child_process';
import { MAX_SECRET_BYTES, SecretError } from './secret-error.ts';

/** What a program prints. It is run without a shell and in a group of its own, so that nothing of it outlives its time. */
export async function readSecretCommand(
  [program = '', ...parameters]: readonly string[],
  timeoutMs: number,
  surroundings: { readonly environment: Readonly<Record<string, string | undefined>>; readonly folder: string },
): Promise<string> {
  const child = spawn(program, parameters, {
    cwd: surroundings.folder,
    env: { ...surroundings.environment },
    shell: false,
    detached: process.platform !== 'win32',
    // What it complains about may quote the secret.
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const kill = (): void => {
    try {
      if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      clearTimeout(timer);
      kill();
      child.stdout.destroy();
      reject(new SecretError(reason));
    };
    const timer = setTimeout(() => fail(`it took longer than ${String(timeoutMs)} ms`), timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_SECRET_BYTES) fail(`it printed more than ${String(MAX_SECRET_BYTES)} bytes`);
      else chunks.push(chunk);
    });
    child.on('error', (error: NodeJS.ErrnoException) => fail(`it cannot be run (${String(error.code)})`));
    child.on('close', (code, signal) => {
      if (code !== 0) {
        fail(code === null ? `it was ended by ${String(signal)}` : `it ended with ${String(code)}`);
        return;
      }
      clearTimeout(timer);
      kill();
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
  });
}
