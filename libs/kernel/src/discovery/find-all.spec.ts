import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture, startKernel, temporaryFolder } from '../../fixtures/start-kernel.ts';
import { findAll } from './find-all.ts';

function installPackage(root: string, name: string, said: unknown, plugin = 'echo'): string {
  const folder = join(root, 'node_modules', name);
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(fixture(plugin), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, plugwright: said }));
  return folder;
}

function install(registry: string, id: string, version: string): void {
  const folder = join(registry, 'installed', id, version);
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(fixture('echo'), folder, { recursive: true });
  const file = join(folder, 'plugin.manifest.json');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), id, version }));
}

describe('plugins from several sources', () => {
  it('are taken from folders, a registry and packages, each once', async () => {
    const root = temporaryFolder();
    const packages = temporaryFolder();
    const registry = join(root, 'registry');
    install(registry, 'listed', '1.0.0');
    install(registry, 'listed', '0.9.0');
    install(registry, 'stranger', '1.0.0');
    writeFileSync(
      join(registry, 'index.json'),
      JSON.stringify({
        documents: [
          { kind: 'plugin', id: 'listed', version: '1.0.0' },
          { kind: 'contract', id: 'stranger', version: '1.0.0' },
        ],
      }),
    );
    mkdirSync(join(registry, 'released/plugin/listed'), { recursive: true });
    writeFileSync(join(registry, 'released/plugin/listed/0.9.0.json'), '{}');
    installPackage(packages, '@scope/plugin-keeper', { plugin: './plugin.manifest.json' }, 'keeper');
    installPackage(packages, 'no-plugin', { document: './document.json' }, 'sink');
    mkdirSync(join(packages, 'node_modules/linked'), { recursive: true });
    symlinkSync(fixture('echo'), join(packages, 'node_modules/echo'));
    const { plugins, diagnostics } = await findAll({ folders: [fixture('echo'), fixture('echo')], registry, packages });
    expect(plugins.map(({ manifest }) => `${manifest.id} ${manifest.version}`)).toEqual(['echo 1.0.0', 'listed 0.9.0', 'listed 1.0.0', 'keeper 1.0.0']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/registry-unlisted']);
    expect(diagnostics[0]?.message).toContain('stranger 1.0.0');
  });

  it('says what is wrong with a registry or a package, and takes the rest', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'index.json'), '[');
    const packages = temporaryFolder();
    const outside = temporaryFolder();
    cpSync(fixture('keeper'), join(outside, 'keeper'), { recursive: true });
    installPackage(packages, 'a-good-one', { plugin: 'plugin.manifest.json' });
    installPackage(packages, 'b-number', { plugin: 7 });
    installPackage(packages, 'c-missing', { plugin: './elsewhere.json' });
    const folder = installPackage(packages, 'd-outside', { plugin: '../../../keeper/plugin.manifest.json' });
    symlinkSync(join(outside, 'keeper'), join(folder, 'link'));
    installPackage(packages, 'e-link', { plugin: './link/plugin.manifest.json' });
    symlinkSync(join(outside, 'keeper'), join(packages, 'node_modules/e-link/link'));
    installPackage(packages, 'f-name', { plugin: './package.json' });
    installPackage(packages, 'g-null', null);
    writeFileSync(join(packages, 'node_modules/g-null/package.json'), '{"plugwright": null, "__proto__": {"plugwright": {"plugin": "x"}}}');
    const { plugins, diagnostics } = await findAll({ folders: [], registry: root, packages });
    expect(plugins.map(({ manifest }) => manifest.id)).toEqual(['echo']);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      expect.stringMatching(/^kernel\/registry-unreadable: /),
      'kernel/package-unusable: The installed package b-number cannot be used: `plugwright.plugin` is no path.',
      'kernel/package-unusable: The installed package c-missing cannot be used: ./elsewhere.json is missing.',
      expect.stringMatching(/d-outside cannot be used: .* (leads out of it|is missing)/),
      'kernel/package-unusable: The installed package e-link cannot be used: ./link/plugin.manifest.json leads out of it.',
      'kernel/package-unusable: The installed package f-name cannot be used: ./package.json is not called plugin.manifest.json.',
    ]);
  });

  it('run like any other', async () => {
    const packages = temporaryFolder();
    installPackage(packages, 'echo', { plugin: './plugin.manifest.json' });
    const { kernel, diagnostics } = await startKernel([], { packages });
    expect(diagnostics).toEqual([]);
    expect(await kernel.call('echo', 'say', { text: 'x' })).toMatchObject({ text: 'x' });
  });
});
