import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOf } from '../../fixtures/manifest-copy.ts';
import { startKernel, temporaryFolder } from '../../fixtures/start-kernel.ts';
import type { Kernel, KernelOptions } from '../kernel-options.ts';
import type { ConfigOutcome, ConfigPlan } from './plan.ts';

const properties = {
  greeting: { type: 'string', default: 'hello' },
  limit: { type: 'integer', minimum: 0, default: 3 },
  apiKey: { type: 'string', 'x-sensitive': true },
};

interface Started {
  readonly kernel: Kernel;
  readonly codes: readonly string[];
  readonly stateFolder: string;
  readonly write: (name: string, text: string) => void;
  readonly read: (name: string) => string;
}

/** A kernel with `warm`, which is told its configuration while it runs, and `echo`, which is restarted; both have an API key. */
async function started(config: string, options: Partial<KernelOptions> = {}, files: Readonly<Record<string, string>> = {}): Promise<Started> {
  const folder = temporaryFolder();
  const stateFolder = options.stateFolder ?? temporaryFolder();
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text, { mode: 0o600 });
  for (const [name, text] of Object.entries(files)) write(name, text);
  const name = config.trimStart().startsWith('{') ? 'c.json' : 'c.yaml';
  write(name, config);
  const schema = { type: 'object', properties, additionalProperties: false };
  const warm = copyOf('warm', (manifest) => (manifest.config = { schema, reload: 'hot' }));
  const echo = copyOf('echo', (manifest) => (manifest.config = { schema, reload: 'restart' }));
  const { kernel, diagnostics } = await startKernel([], {
    folders: [warm.folder, echo.folder],
    config: { file: join(folder, name) },
    ...options,
    stateFolder,
  });
  return { kernel, codes: diagnostics.map(({ code }) => code), stateFolder, write, read: (file) => readFileSync(join(folder, file), 'utf8') };
}

async function configOf(kernel: Kernel, plugin: string): Promise<unknown> {
  const answer = (await kernel.call(plugin, 'describe', {})) as { description: { config: unknown } };
  return answer.description.config;
}

function changes({ changes: all }: ConfigPlan): string[] {
  return all.flatMap(({ plugin, action, keys }) =>
    keys.map(({ pointer, before, after }) => {
      const shown = [before, after].map((value) => (value === undefined ? '-' : `${value.source}:${'value' in value ? String(value.value) : 'secret'}`));
      return `${action} ${plugin}${pointer} ${shown.join(' -> ')}`;
    }),
  );
}

function codesOf({ diagnostics, plan }: ConfigOutcome): string[] {
  return [...plan.diagnostics, ...diagnostics].map(({ code }) => code);
}

const reference = '{"$secret": {"file": "key"}}';

describe('a change of the configuration', () => {
  it('is planned, and applied to those whom it is about', async () => {
    const { kernel, codes, write } = await started('{"echo": {"limit": 1}}');
    expect(codes).toEqual([]);
    expect(changes(await kernel.config.plan())).toEqual([]);
    const [warm, echo] = [sinceOf(kernel, 'warm'), sinceOf(kernel, 'echo')];
    write('c.json', '{"echo": {"limit": 2}, "warm": {"greeting": "hi"}}');
    const plan = await kernel.config.plan();
    expect(changes(plan)).toEqual(['restart echo/limit file:1 -> file:2', 'hot warm/greeting default:hello -> file:hi']);
    expect(await configOf(kernel, 'echo')).toEqual({ greeting: 'hello', limit: 1 });
    const outcome = await kernel.config.apply(plan.plan);
    expect({ codes: codesOf(outcome), revision: outcome.revision }).toEqual({ codes: [], revision: 2 });
    expect(await configOf(kernel, 'echo')).toEqual({ greeting: 'hello', limit: 2 });
    expect(await configOf(kernel, 'warm')).toEqual({ greeting: 'hi', limit: 3 });
    expect(sinceOf(kernel, 'warm')).toBe(warm);
    expect(sinceOf(kernel, 'echo')).not.toBe(echo);
    expect(changes(await kernel.config.plan())).toEqual([]);
    expect((await kernel.config.history()).map(({ cause, changed }) => [cause, changed])).toEqual([
      ['start', ['echo/greeting', 'echo/limit', 'warm/greeting', 'warm/limit']],
      ['apply', ['echo/limit', 'warm/greeting']],
    ]);
    expect(kernel.ledger().find(({ facts }) => facts?.['action'] === 'apply')?.facts).toEqual({
      action: 'apply',
      from: '1',
      to: '2',
      configDigest: plan.plan,
      count: 2,
    });
  });

  it('is refused whole where a part of it is not valid, or another one was looked at', async () => {
    const { kernel, write } = await started('{}');
    write('c.json', '{"echo": {"limit": 2}}');
    const { plan } = await kernel.config.plan();
    write('c.json', '{"echo": {"limit": 4}}');
    expect(codesOf(await kernel.config.apply(plan))).toEqual(['config/plan-outdated']);
    write('c.json', '{"echo": {"limit": 2}, "warm": {"limit": -1}}');
    expect(codesOf(await kernel.config.apply())).toEqual(['kernel/config-invalid']);
    write('c.json', '{"echo": {"limit": 2}');
    expect(codesOf(await kernel.config.apply())).toEqual(['kernel/config-unreadable']);
    expect(await configOf(kernel, 'echo')).toEqual({ greeting: 'hello', limit: 3 });
    expect(await kernel.config.history()).toHaveLength(1);
  });

  it('of what the environment or a flag says has no effect, and the plan shows none', async () => {
    const environment = { PLUGWRIGHT_CONFIG__ECHO__LIMIT: '7' };
    const { kernel, write } = await started('{}');
    await kernel.stop();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'c.json'), '{"echo": {"limit": 1}}');
    const other = await started('{}', { config: { file: join(folder, 'c.json'), environment } });
    write('c.json', '{}');
    writeFileSync(join(folder, 'c.json'), '{"echo": {"limit": 2}}');
    expect(changes(await other.kernel.config.plan())).toEqual([]);
    expect(other.kernel.config.show()['echo']?.['/limit']).toEqual({ source: 'environment', from: 'PLUGWRIGHT_CONFIG__ECHO__LIMIT', value: 7 });
  });
});

describe('secrets', () => {
  it('that changed reach a plugin that is told while it runs', async () => {
    const config = `{"warm": {"apiKey": ${reference}}, "echo": {"apiKey": ${reference}}}`;
    const { kernel, codes, write } = await started(config, {}, { key: 'the first key\n' });
    expect(codes).toEqual([]);
    const since = sinceOf(kernel, 'warm');
    expect(await configOf(kernel, 'warm')).toEqual({ greeting: 'hello', limit: 3, apiKey: 'the first key' });
    write('key', 'the second key\n');
    expect(changes(await kernel.config.plan())).toEqual(['restart echo/apiKey file:secret -> file:secret', 'hot warm/apiKey file:secret -> file:secret']);
    expect(codesOf(await kernel.config.apply())).toEqual([]);
    expect(await configOf(kernel, 'warm')).toEqual({ greeting: 'hello', limit: 3, apiKey: 'the second key' });
    expect(sinceOf(kernel, 'warm')).toBe(since);
    expect(await kernel.config.history()).toHaveLength(2);
  });

  it('that are not to be had keep a plugin from starting, and a running one as it is', async () => {
    const config = `{"warm": {"apiKey": ${reference}}, "echo": {"apiKey": {"$secret": {"env": "NOWHERE"}}}}`;
    const { kernel, codes, write } = await started(config, {}, { key: 'the first key' });
    expect(codes).toEqual(['config/secret-unavailable']);
    expect(kernel.ps().map(({ id, state }) => `${id} ${state}`)).toEqual(['echo failed', 'warm ready']);
    write('key', '');
    expect(codesOf(await kernel.config.apply())).toEqual(['config/secret-unavailable', 'config/secret-unavailable']);
    expect(await configOf(kernel, 'warm')).toEqual({ greeting: 'hello', limit: 3, apiKey: 'the first key' });
    // What was not started for want of it is started by the next plan.
    write('key', 'the third key');
    write('c.json', `{"warm": {"apiKey": ${reference}}, "echo": {"apiKey": ${reference}}}`);
    expect((await kernel.config.plan()).changes.map(({ plugin, action }) => `${plugin} ${action}`)).toEqual(['echo start', 'warm hot']);
    expect(codesOf(await kernel.config.apply())).toEqual([]);
    expect(await configOf(kernel, 'echo')).toEqual({ greeting: 'hello', limit: 3, apiKey: 'the third key' });
  });

  it('are refused on a command line, and told of in the file', async () => {
    expect((await started('{}', { config: { flags: ['echo.apiKey=hunter22'] } })).codes).toEqual(['config/secret-on-command-line']);
    expect((await started('{"echo": {"apiKey": "hunter22"}}')).codes).toEqual(['config/secret-in-clear']);
    const environment = { KEY: 'hunter22' };
    const { kernel, codes } = await started('{}', { config: { flags: ['echo.apiKey.$secret.env=KEY'], environment } });
    expect(codes).toEqual([]);
    expect(await configOf(kernel, 'echo')).toEqual({ greeting: 'hello', limit: 3, apiKey: 'hunter22' });
  });
});

describe('a rollback', () => {
  it('writes the file as it was, with its comments, and applies it', async () => {
    const first = '# ours\necho:\n  limit: 1 # few\n  apiKey: { $secret: { file: key } }\nwarm:\n  greeting: hi\n';
    const { kernel, write, read, stateFolder } = await started(first, {}, { key: 'the key' });
    write('c.yaml', first.replace('limit: 1', 'limit: 5').replace('greeting: hi', 'limit: 8'));
    expect(codesOf(await kernel.config.apply())).toEqual([]);
    expect(await configOf(kernel, 'warm')).toEqual({ greeting: 'hello', limit: 8 });
    const dry = await kernel.config.rollback(1, true);
    expect(changes(dry.plan)).toEqual([
      'restart echo/limit file:5 -> file:1',
      'hot warm/greeting default:hello -> file:hi',
      'hot warm/limit file:8 -> default:3',
    ]);
    expect(read('c.yaml')).toContain('limit: 5');
    const outcome = await kernel.config.rollback(1);
    expect({ codes: codesOf(outcome), revision: outcome.revision }).toEqual({ codes: [], revision: 3 });
    expect(read('c.yaml')).toBe(first);
    expect(await configOf(kernel, 'warm')).toEqual({ greeting: 'hi', limit: 3 });
    expect(await configOf(kernel, 'echo')).toEqual({ greeting: 'hello', limit: 1, apiKey: 'the key' });
    await kernel.stop();
    // The next kernel has the history, and adds nothing where nothing changed.
    const next = await started(first, { stateFolder }, { key: 'the key' });
    expect((await next.kernel.config.history()).map(({ cause, of }) => `${cause} ${String(of)}`)).toEqual([
      'start undefined',
      'apply undefined',
      'rollback 1',
      'start undefined',
    ]);
  });

  it('keeps a secret that stands in the file, and is refused where it stands there no more', async () => {
    const { kernel, write, read } = await started('{"echo": {"limit": 1, "apiKey": "hunter22"}}');
    write('c.json', '{"echo": {"limit": 2, "apiKey": "hunter22"}}');
    await kernel.config.apply();
    expect(codesOf(await kernel.config.rollback(1))).toEqual(['config/secret-in-clear']);
    expect(JSON.parse(read('c.json'))).toEqual({ echo: { limit: 1, apiKey: 'hunter22' } });
    write('c.json', '{"echo": {"limit": 1, "apiKey": "another one"}}');
    await kernel.config.apply();
    expect(codesOf(await kernel.config.rollback(1))).toEqual(['config/secret-in-clear', 'config/value-not-kept']);
    expect(codesOf(await kernel.config.rollback(99))).toEqual(['config/secret-in-clear', 'config/no-such-revision']);
    const without = await started('{}', { config: {} });
    expect(codesOf(await without.kernel.config.rollback(1))).toEqual(['config/no-file']);
  });
});

/** When the code that runs became ready. */
function sinceOf(kernel: Kernel, plugin: string): number | undefined {
  return kernel.ps().find(({ id }) => id === plugin)?.since;
}
