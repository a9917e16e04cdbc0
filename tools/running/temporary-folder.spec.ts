import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCommand } from './command.ts';

const script = `
const { inTemporaryFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'temporary-folder.ts'))});
const { startCommand } = await import(${JSON.stringify(join(import.meta.dirname, 'command.ts'))});
await inTemporaryFolder('interrupted', async (folder) => {
  const child = startCommand(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { cwd: folder });
  console.log(JSON.stringify({ folder, pid: child.pid }));
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});`;

describe('inTemporaryFolder', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves no folder and no process behind after %s', async (signal, code) => {
    const run = startCommand(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname });
    const said = await new Promise<string>((resolve) => run.stdout?.once('data', (bytes: Buffer) => resolve(bytes.toString())));
    const { folder, pid } = JSON.parse(said) as { folder: string; pid: number };
    expect(existsSync(folder)).toBe(true);
    const closed = new Promise((resolve) => run.once('close', resolve));
    run.kill(signal);
    expect(await closed).toBe(code);
    expect(existsSync(folder)).toBe(false);
    await expect.poll(() => existsSync(`/proc/${String(pid)}/exe`)).toBe(false);
  });

  it('lets work that can come to an end of its own do so at the first signal, and ends it at the second', async () => {
    const asked = `
const { inTemporaryFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'temporary-folder.ts'))});
await inTemporaryFolder('asked', (folder) => {
  console.log(folder);
  return new Promise((resolve) => setTimeout(resolve, 60_000));
}, () => console.log('asked'));`;
    const run = startCommand(process.execPath, ['--input-type=module', '-e', asked], { cwd: import.meta.dirname });
    const said = (): Promise<string> => new Promise((resolve) => run.stdout?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim())));
    const folder = await said();
    run.kill('SIGINT');
    expect([await said(), existsSync(folder)]).toEqual(['asked', true]);
    const closed = new Promise((resolve) => run.once('close', resolve));
    run.kill('SIGINT');
    expect([await closed, existsSync(folder)]).toEqual([130, false]);
  });
});
