import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createKernel } from './create-kernel.ts';
import { languages } from '../fixtures/languages.ts';
import { fixture, startKernel, temporaryFolder } from '../fixtures/start-kernel.ts';

describe.each(languages)('storage of a plugin in $name', ({ startKernel }) => {
  it('keeps values, pages through them, and survives a restart', async () => {
    const stateFolder = temporaryFolder();
    const first = await startKernel(['keeper'], { stateFolder });
    const entries = ['b', 'a', 'c', 'other'].map((key) => ({ key, value: { of: key, __proto__: null } }));
    expect(await first.kernel.call('keeper', 'put', { entries })).toEqual({});
    expect(await first.kernel.call('keeper', 'list', { limit: 2 })).toEqual({
      entries: [
        { key: 'a', value: { of: 'a' } },
        { key: 'b', value: { of: 'b' } },
      ],
      next: 'b',
    });
    expect(await first.kernel.call('keeper', 'delete', { keys: ['b', 'nothing'] })).toEqual({ deleted: 1 });
    await first.kernel.stop();
    const second = await startKernel(['keeper'], { stateFolder });
    expect(await second.kernel.call('keeper', 'get', { key: 'a' })).toEqual({ value: { of: 'a' } });
    expect(await second.kernel.call('keeper', 'get', { key: 'b' })).toEqual({});
    expect(await second.kernel.call('keeper', 'list', { prefix: 'o' })).toEqual({ entries: [{ key: 'other', value: { of: 'other' } }] });
  });

  it('ends at the disk limit of the plugin, all or nothing', async () => {
    const { kernel } = await startKernel(['keeper']);
    const large = {
      entries: [
        { key: 'small', value: 1 },
        { key: 'large', value: 'x'.repeat(20_000) },
      ],
    };
    expect(await kernel.call('keeper', 'put', large)).toEqual({ error: 'core/limit-exceeded' });
    expect(await kernel.call('keeper', 'get', { key: 'small' })).toEqual({});
    expect(await kernel.call('keeper', 'put', { entries: [{ key: 'small', value: 1 }] })).toEqual({});
  });
});

describe('a state folder', () => {
  it('belongs to one kernel at a time', async () => {
    const stateFolder = temporaryFolder();
    const { kernel } = await startKernel([], { stateFolder });
    const other = await startKernel([], { stateFolder });
    expect(other.diagnostics.map(({ code }) => code)).toEqual(['kernel/state-locked']);
    await kernel.stop();
    expect((await startKernel([], { stateFolder })).diagnostics.map(({ code }) => code)).toEqual(['kernel/no-plugins']);
  });

  it('that cannot be used is one finding, and nothing runs', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { diagnostics, kernel } = await startKernel(['echo'], { stateFolder: join(file, 'state') });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/state-unusable']);
    expect(kernel.ps()).toEqual([]);
    const broken = temporaryFolder();
    writeFileSync(join(broken, 'state.sqlite'), 'this is no database, and long enough to be taken for one by a reader that looks at the first bytes only');
    expect((await startKernel(['echo'], { stateFolder: broken })).diagnostics.map(({ code }) => code)).toEqual(['kernel/state-unusable']);
  });

  it('with a ledger that was tampered with is refused', async () => {
    const stateFolder = temporaryFolder();
    const { kernel } = await startKernel(['echo'], { stateFolder });
    await kernel.stop();
    const ledger = new DatabaseSync(join(stateFolder, 'ledger.sqlite'));
    expect(
      ledger.prepare(`UPDATE block SET body = replace(body, '"version":"1.0.0"', '"version":"6.6.6"') WHERE body LIKE '%"kind":"load"%'`).run().changes,
    ).toBe(1);
    ledger.close();
    const { diagnostics } = await startKernel(['echo'], { stateFolder });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/ledger-broken']);
  });
});

describe('sensitive configuration', () => {
  it('shows in no log, no ledger, no finding and no file', async () => {
    const stateFolder = temporaryFolder();
    const secret = 'hunter2-hunter2';
    const kernel = createKernel({ folders: [fixture('echo')], stateFolder, config: { flags: [`echo.apiKey=${secret}`, 'echo.limit=-1'] } });
    const refused = await kernel.start();
    expect(refused.map(({ code }) => code)).toEqual(['config/secret-on-command-line', 'kernel/config-invalid']);
    await kernel.stop();
    const again = await startKernel(['echo'], { stateFolder, config: { environment: { PLUGWRIGHT_CONFIG__ECHO__API_KEY: secret } } });
    await again.kernel.call('echo', 'log', { message: `key is ${secret}`, fields: { deep: { [secret]: [secret] } } });
    await again.kernel.call('echo', 'print', { text: `the key ${secret}` });
    expect(await again.kernel.call('echo', 'describe', {})).toMatchObject({ description: { config: { apiKey: secret } } });
    await expect.poll(() => again.kernel.logs().filter(({ message }) => message.includes('[sensitive]'))).toHaveLength(3);
    await again.kernel.stop();
    const shown = JSON.stringify([refused, kernel.logs(), again.diagnostics, again.kernel.logs()]);
    expect(shown).not.toContain(secret);
    const files = readdirSync(stateFolder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(stateFolder, name)).isFile());
    for (const name of files) expect([name, readFileSync(join(stateFolder, name)).includes(secret)]).toEqual([name, false]);
    expect(statSync(join(stateFolder, 'kernel.log')).size).toBeGreaterThan(0);
  });
});
