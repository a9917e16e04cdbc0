import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import { Boundary } from '../boundary/boundary.ts';
import { fixture, temporaryFolder } from '../../fixtures/start-kernel.ts';
import { Configuration, type ConfigSources } from './configuration.ts';

const { manifest: echo } = readManifest(readFileSync(join(fixture('echo'), 'plugin.manifest.json'), 'utf8'));

async function configured(sources: ConfigSources): Promise<{ value: unknown; secrets: readonly string[]; codes: string[] }> {
  const configuration = await Configuration.read(sources);
  if (echo === undefined) throw new Error('the fixture has no valid manifest');
  const { value, secrets, diagnostics } = await configuration.of(echo, new Boundary());
  return { value, secrets, codes: [...configuration.diagnostics, ...configuration.strangers(new Set(['echo'])), ...diagnostics].map(({ code }) => code) };
}

function file(name: string, text: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe('precedence: defaults, file, environment, flags', () => {
  const json = '{"echo": {"limit": 10}}';
  const environment = { PLUGWRIGHT_CONFIG__ECHO__LIMIT: '20' };
  const flags = ['echo.limit=30'];
  it.each([
    { from: 'nothing', sources: {}, limit: 3 },
    { from: 'file', sources: { json }, limit: 10 },
    { from: 'environment', sources: { environment }, limit: 20 },
    { from: 'flags', sources: { flags }, limit: 30 },
    { from: 'file and environment', sources: { json, environment }, limit: 20 },
    { from: 'file and flags', sources: { json, flags }, limit: 30 },
    { from: 'environment and flags', sources: { environment, flags }, limit: 30 },
    { from: 'all', sources: { json, environment, flags }, limit: 30 },
  ] as { from: string; sources: { json?: string; environment?: Record<string, string>; flags?: string[] }; limit: number }[])(
    '$from: $limit',
    async ({ sources, limit }) => {
      const { json: text, ...rest } = sources;
      const { value, codes } = await configured({ ...rest, ...(text === undefined ? {} : { file: file('plugwright.config.json', text) }) });
      expect(value).toEqual({ greeting: 'hello', limit, nested: { deep: true } });
      expect(codes).toEqual([]);
    },
  );

  it('merges objects member by member, and reads YAML', async () => {
    const { value, codes } = await configured({
      file: file('plugwright.config.yaml', 'echo:\n  greeting: hi\n  nested: { deep: false }\n'),
      flags: ['echo.maxItems=4'],
    });
    expect(value).toEqual({ greeting: 'hi', limit: 3, maxItems: 4, nested: { deep: false } });
    expect(codes).toEqual([]);
  });

  it('names members in the environment by capitals and underscores, whatever the case in the schema', async () => {
    const { value, secrets } = await configured({
      environment: { PLUGWRIGHT_CONFIG__ECHO__MAX_ITEMS: '4', PLUGWRIGHT_CONFIG__ECHO__API_KEY: '12345678', PLUGWRIGHT_CONFIG__ECHO__NESTED__DEEP: 'false' },
    });
    expect(value).toEqual({ greeting: 'hello', limit: 3, maxItems: 4, apiKey: '12345678', nested: { deep: false } });
    expect(secrets).toEqual(['12345678']);
  });
});

describe('what is wrong', () => {
  it.each([
    { what: 'a value that does not fit', sources: { flags: ['echo.limit=-1'] }, codes: ['kernel/config-invalid'] },
    { what: 'a member that does not exist', sources: { flags: ['echo.nothing=1'] }, codes: ['kernel/config-invalid'] },
    { what: 'a flag without a value', sources: { flags: ['echo.limit'] }, codes: ['kernel/config-bad-setting'] },
    { what: 'a flag without a key', sources: { flags: ['echo=1'] }, codes: ['kernel/config-bad-setting'] },
    { what: 'a prototype key', sources: { flags: ['echo.__proto__.polluted=1'] }, codes: ['kernel/config-bad-setting'] },
    { what: 'a plugin that is not there', sources: { flags: ['nobody.limit=1'] }, codes: ['kernel/config-unknown-plugin'] },
    { what: 'a file that is not there', sources: { file: '/nonexistent/plugwright.config.json' }, codes: ['kernel/config-unreadable'] },
  ] as { what: string; sources: ConfigSources; codes: string[] }[])('$what', async ({ sources, codes }) => {
    expect((await configured(sources)).codes).toEqual(codes);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('a file that is no object, or no JSON', async () => {
    for (const text of ['[]', '{', '7']) expect((await configured({ file: file('c.json', text) })).codes).toEqual(['kernel/config-unreadable']);
  });
});
