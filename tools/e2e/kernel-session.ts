import { startCommand, stopCommand } from '../running/command.ts';
import type { Stranger } from './stranger.ts';

/** Starts `plugwright kernel run`, waits until a call from a second process is answered, and ends it again. */
export async function kernelSession(stranger: Stranger, plugin: string, operation: string, input: unknown): Promise<unknown> {
  const kernel = startCommand('npx', ['plugwright', 'kernel', 'run'], { cwd: stranger.folder, env: stranger.env });
  let said = '';
  kernel.stdout?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  kernel.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  try {
    let last = new Error('the kernel was never asked');
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (kernel.exitCode !== null) throw new Error(`plugwright kernel run ended by itself with ${kernel.exitCode}\n${said.slice(-4000)}`);
      try {
        const answer = await stranger.run('npx', ['plugwright', 'kernel', 'call', plugin, operation, JSON.stringify(input)], 30_000);
        return JSON.parse(answer.stdout);
      } catch (error) {
        last = error instanceof Error ? error : new Error(String(error));
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
    throw new Error(`${last.message}\nkernel run said:\n${said.slice(-4000)}`);
  } finally {
    await stopCommand(kernel);
  }
}
