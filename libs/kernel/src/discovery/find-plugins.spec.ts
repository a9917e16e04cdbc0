import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture, temporaryFolder } from '../../fixtures/start-kernel.ts';
import { findPlugins } from './find-plugins.ts';

describe('findPlugins', () => {
  it('takes a plugin folder or a folder of them, each once, in order', async () => {
    const { plugins, diagnostics } = await findPlugins([fixture('echo'), join(fixture('echo'), '..')]);
    expect(diagnostics).toEqual([]);
    const others = readdirSync(join(fixture('echo'), '..')).filter((name) => name !== 'echo');
    expect(plugins.map(({ manifest }) => manifest.id)).toEqual(['echo', ...others.sort()]);
  });

  it('explains a manifest that is not valid, not JSON, or there twice; the rest is found', async () => {
    const folder = temporaryFolder();
    cpSync(fixture('echo'), join(folder, 'echo'), { recursive: true });
    cpSync(fixture('echo'), join(folder, 'twin'), { recursive: true });
    for (const [name, text] of [
      ['broken', '{'],
      ['empty', '{}'],
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'plugin.manifest.json'), text);
    }
    mkdirSync(join(folder, 'wrong'));
    const wrong = readFileSync(join(fixture('echo'), 'plugin.manifest.json'), 'utf8').replace('"dist/main.js"', '"../../etc/passwd"');
    writeFileSync(join(folder, 'wrong', 'plugin.manifest.json'), wrong);
    const { plugins, diagnostics } = await findPlugins([folder]);
    expect(plugins.map(({ manifest }) => manifest.id)).toEqual(['echo']);
    const codes = diagnostics.map(({ code }) => code);
    expect(codes.filter((code) => code === 'kernel/manifest-unreadable')).toHaveLength(1);
    expect(codes.filter((code) => code === 'kernel/duplicate-plugin')).toHaveLength(1);
    expect(diagnostics.filter(({ pointer }) => pointer === '/entrypoint/file').map(({ code }) => code)).toEqual(['kernel/manifest-invalid']);
  });
});
