import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failure, fixture, startKernel, temporaryFolder } from '../../../fixtures/start-kernel.ts';
import { sandboxDriver } from '../../isolation/sandbox/sandbox-driver.ts';
import { findPythonIn, type FoundPython } from './find-python.ts';
import { pythonRuntime } from './python-runtime.ts';

const python = await findPythonIn(process.env['PATH'] ?? '');

/** A copy of the fixture in Python that a test changes. */
function copyOfEcho(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  cpSync(fixture('python/echo'), folder, { recursive: true });
  // Where the kernel is root, the plugin runs as a user of its own, who has to get this far.
  chmodSync(folder, 0o755);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A search path with a `python3` that is this script. */
function pathWith(script: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'python3'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

describe('findPythonIn', () => {
  it('finds the program itself, its version, and what it reads', () => {
    expect(python).toMatchObject({
      executable: expect.stringMatching(/^\/.*python3[.\d]*$/) as unknown,
      version: expect.stringMatching(/^3\.\d+\.\d+$/) as unknown,
    });
  });

  it.each([
    ['one that is too old', `echo '["/bin/sh", [3, 8, 20], "/usr/lib", "/usr/lib"]'`, 'is version 3.8.20'],
    ['one that is no Python', 'echo hello', 'does not run'],
    ['one that fails', 'exit 3', 'does not run'],
  ])('says why it does not take %s, and takes another', async (_, script, reason) => {
    const path = pathWith(script);
    expect(await findPythonIn(`${path}:${process.env['PATH'] ?? ''}`)).toEqual(python);
    const alone = await pythonRuntime(() => Promise.resolve<FoundPython>({ reason: `${path}/python3 ${reason}` })).prepare(fixture('python/echo'), {
      id: 'echo',
      entrypoint: { file: 'src/main.py' },
    } as never);
    expect(alone).toMatchObject({ diagnostic: { code: 'kernel/no-interpreter', message: expect.stringContaining(reason) as unknown } });
  });
});

describe('a plugin in Python', () => {
  it('runs at level process where its spec would have it in a thread', async () => {
    const { kernel, diagnostics } = await startKernel(['python/echo']);
    expect(diagnostics).toEqual([]);
    expect(await kernel.call('echo', 'say', { text: 'ab', times: 2 })).toMatchObject({ text: 'abab' });
    expect(kernel.ps()).toMatchObject([{ id: 'echo', state: 'ready', isolation: 'process' }]);
  });

  it('that has no code is one finding', async () => {
    const folder = copyOfEcho({});
    rmSync(join(folder, 'src'), { recursive: true });
    const { diagnostics } = await startKernel([], { folders: [folder] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/no-entrypoint']);
  });

  it('that does not load says so, with its place in the log', async () => {
    const folder = copyOfEcho({ 'src/main.py': 'import nothing_of_this_name\n' });
    const { kernel, diagnostics } = await startKernel([], { folders: [folder] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/start-failed']);
    const said = (): string =>
      kernel
        .logs({ plugin: 'echo' })
        .map(({ message }) => message)
        .join('\n');
    await expect.poll(said).toContain("ModuleNotFoundError: No module named 'nothing_of_this_name'");
    expect(said()).toContain('main.py", line 1');
  });

  it('imports what stands beside its entry and what it brings, and prefers its own SDK', async () => {
    const main = [
      'import json, sys, beside, brought, plugwright',
      'plugin = plugwright.Plugin("echo", "1.0.0")',
      '@plugin.operation("describe")',
      'def describe(data, context):',
      '    return {"description": {"sdk": plugwright.__file__, "is": [beside.x, brought.x, __name__, sys.argv[1:], sys.flags.isolated, "" in sys.path]}}',
      'plugwright.serve(plugin)',
    ].join('\n');
    const folder = copyOfEcho({ 'src/main.py': main, 'src/beside.py': 'x = 1\n', 'vendor/brought.py': 'x = 2\n' });
    const describeIt = async (): Promise<{ sdk: string; is: unknown[] }> => {
      const { kernel, diagnostics } = await startKernel([], { folders: [folder] });
      expect(diagnostics).toEqual([]);
      const { description } = (await kernel.call('echo', 'describe', {})) as { description: { sdk: string; is: unknown[] } };
      await kernel.stop();
      return description;
    };
    const first = await describeIt();
    expect(first.is).toEqual([1, 2, '__main__', [], 1, false]);
    expect(first.sdk).not.toContain(folder);
    cpSync(join(first.sdk, '..'), join(folder, 'vendor/plugwright'), { recursive: true });
    expect((await describeIt()).sdk).toBe(join(folder, 'vendor/plugwright/__init__.py'));
  });

  it('ends alone when it takes more memory than it may', async () => {
    const main = readFileSync(join(fixture('python/echo'), 'src/main.py'), 'utf8').replace(
      'return {"text": "x" * data["characters"]}',
      'kept = [bytearray(1024 * 1024) for _ in range(100_000)]',
    );
    const folder = copyOfEcho({ 'src/main.py': main });
    const { kernel } = await startKernel(['keeper'], { folders: [folder, fixture('keeper')], limits: { defaultMemoryMB: 64, restartBackoffMs: 1 } });
    expect(['core/unavailable', 'core/contract-violation']).toContain((await failure(kernel.call('echo', 'big', { characters: 1 }))).code);
    expect(await kernel.call('echo', 'say', { text: 'back' })).toMatchObject({ text: 'back' });
    expect(kernel.ps().find(({ id }) => id === 'keeper')).toMatchObject({ state: 'ready', restarts: 0 });
  });

  it('runs in a sandbox where the machine has one', async () => {
    const { kernel, diagnostics } = await startKernel(['python/echo'], { isolation: { minimum: 'sandbox' } });
    const { available } = await sandboxDriver.probe();
    expect(diagnostics.map(({ code }) => code)).toEqual(available ? [] : ['isolation/level-unavailable']);
    const answer = await kernel.call('echo', 'say', { text: 'ab' }).catch((error: unknown) => (error as { code: string }).code);
    expect(answer).toEqual(available ? { text: 'ab', extra: 'readers ignore this' } : 'core/unavailable');
    expect(kernel.ps()).toMatchObject([{ id: 'echo', isolation: 'sandbox' }]);
  });
});
