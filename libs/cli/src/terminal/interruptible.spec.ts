import { afterEach, describe, expect, it } from 'vitest';
import { interruptible } from './interruptible.ts';
import type { Terminal } from './terminal.ts';

const before = process.exitCode;
afterEach(() => (process.exitCode = before));

function listener(): { said: string[]; terminal: Terminal } {
  const said: string[] = [];
  return { said, terminal: { err: (text: string) => said.push(text) } as unknown as Terminal };
}

describe('interruptible work', () => {
  it('that is interrupted says what is left and ends with the code of the signal', async () => {
    const { said, terminal } = listener();
    await interruptible(terminal, 'nothing was written', async (signal) => {
      process.emit('SIGTERM');
      await Promise.resolve();
      signal.throwIfAborted();
    });
    expect(said).toEqual(['Interrupted; nothing was written.\n']);
    expect(process.exitCode).toBe(143);
  });

  it('that fails of itself fails, and leaves no listener behind', async () => {
    const { said, terminal } = listener();
    const listeners = process.listenerCount('SIGTERM');
    await expect(interruptible(terminal, 'nothing', () => Promise.reject(new Error('of itself')))).rejects.toThrow('of itself');
    expect([said, process.listenerCount('SIGTERM')]).toEqual([[], listeners]);
  });
});
