import { startCommand, stopCommand } from '../running/command.ts';
import type { Stranger } from './stranger.ts';

/** A call of a plugin's operation. */
export interface Call {
  readonly plugin: string;
  readonly operation: string;
  readonly input: unknown;
}

/** Starts `plugwright kernel run`, waits until each call from a second process is answered, and ends it again; the answers. */
export async function kernelSession(stranger: Stranger, calls: readonly Call[], options: readonly string[] = []): Promise<readonly unknown[]> {
  const kernel = startCommand('npx', ['plugwright', 'kernel', 'run', ...options], { cwd: stranger.folder, env: stranger.env });
  let said = '';
  kernel.stdout?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  kernel.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const answerTo = async ({ plugin, operation, input }: Call): Promise<unknown> => {
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
  };
  try {
    const answers: unknown[] = [];
    for (const call of calls) answers.push(await answerTo(call));
    return answers;
  } finally {
    await stopCommand(kernel);
  }
}
