import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import { fixture, startKernel, temporaryFolder } from '../../fixtures/start-kernel.ts';
import type { Kernel } from '../kernel-options.ts';
import type { PackageVerifier } from './package-verifier.ts';

type Edit = (manifest: { version: string; dependencies: { plugins: Manifest['dependencies']['plugins'][number][] }; kernel: { services: string[] } }) => void;

function place(root: string, plugin: string, version: string, edit: Edit = () => undefined): void {
  const folder = join(root, `${plugin}-${version}`);
  cpSync(fixture(plugin), folder, { recursive: true });
  const file = join(folder, 'plugin.manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Parameters<Edit>[0];
  manifest.version = version;
  edit(manifest);
  writeFileSync(file, JSON.stringify(manifest));
}

const needing =
  (range: string): Edit =>
  ({ dependencies }) =>
    void dependencies.plugins.push({ id: 'echo', range, optional: false });

const running = (kernel: Kernel): string[] => kernel.ps().map(({ id, version, state }) => `${id} ${version} ${state}`);

describe('several versions of a plugin', () => {
  it('run as the one that fits to the others, and are reloaded into a better one that has come meanwhile', async () => {
    const root = temporaryFolder();
    place(root, 'echo', '1.0.0');
    place(root, 'echo', '2.0.0');
    place(root, 'keeper', '1.0.0', needing('^1.0'));
    const { kernel, diagnostics } = await startKernel([], { folders: [root] });
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'kernel/older-version: echo runs as 1.0.0, not as 2.0.0: keeper 1.0.0 needs echo ^1.0.',
    ]);
    expect(running(kernel)).toEqual(['echo 1.0.0 ready', 'keeper 1.0.0 ready']);
    place(root, 'echo', '1.1.0');
    expect(await kernel.reload('echo')).toEqual([]);
    expect(running(kernel)).toEqual(['echo 1.1.0 ready', 'keeper 1.0.0 ready']);
    // Who is reloaded fits to those that run, not they to it.
    place(root, 'keeper', '1.0.0', needing('^2.0'));
    expect((await kernel.reload('keeper')).map(({ code }) => code)).toEqual(['kernel/unsatisfied-range']);
    expect(running(kernel)).toEqual(['echo 1.1.0 ready', 'keeper 1.0.0 ready']);
  });

  it('run as the highest that wants no service which this kernel lacks, within their pins, and not as one that is refused', async () => {
    const root = temporaryFolder();
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '3.0.0', '4.0.0-rc.1']) place(root, 'echo', version);
    place(root, 'echo', '2.0.0', ({ kernel }) => void kernel.services.push('teleport'));
    let refused = /1\.2\.0$/u;
    const verifier: PackageVerifier = {
      verify: (folder) => Promise.resolve(refused.test(folder) ? { accepted: false, reason: 'it was tampered with' } : { accepted: true, evidence: 'a test' }),
    };
    const { kernel, diagnostics } = await startKernel([], { folders: [root], pins: { echo: '<3' }, verifier });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/manifest-refused', 'kernel/older-version']);
    expect(diagnostics.at(-1)?.message).toBe('echo runs as 1.1.0, not as 2.0.0: echo 2.0.0 needs the capability teleport.');
    expect(running(kernel)).toEqual(['echo 1.1.0 ready']);
    expect(await kernel.reload('echo')).toEqual([]);
    expect(running(kernel)).toEqual(['echo 1.1.0 ready']);
    // Also where it is the one that runs, or ran.
    refused = /1\.[12]\.0$/u;
    expect(await kernel.reload('echo')).toEqual([]);
    expect(running(kernel)).toEqual(['echo 1.0.0 ready']);
    await kernel.kill('echo', 'to see');
    refused = /echo-/u;
    expect((await kernel.reload('echo')).map(({ code }) => code)).toEqual(['kernel/manifest-refused']);
    expect(running(kernel)).toEqual(['echo 1.0.0 failed']);
  });
});
