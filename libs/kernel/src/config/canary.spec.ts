import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { copyOf } from '../../fixtures/manifest-copy.ts';
import { startKernel, temporaryFolder } from '../../fixtures/start-kernel.ts';
import { connectControl } from '../control/connect.ts';
import { serveControl } from '../control/serve.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** Never written as one text in a command line of this test. */
const canaries = ['file', 'command', 'clear', 'env', 'broken'].map((name) => ['canary', name, 'x7Qp', '93'].join('-'));

function leaks(what: string, text: string): string[] {
  const forms = canaries.flatMap((canary) => [canary, Buffer.from(canary).toString('base64'), encodeURIComponent(canary)]);
  return forms.filter((form) => text.includes(form)).map((form) => `${form} in ${what}`);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

it.each(['worker', 'process'] as const)('a planted secret shows in no output at level %s', async (minimum) => {
  const [inFile = '', ofCommand = '', inClear = '', inEnvironment = '', inBroken = ''] = canaries;
  const [folder, stateFolder] = [temporaryFolder(), temporaryFolder()];
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text, { mode: 0o600 });
  write('key', `${inFile}\n`);
  write('print-key', ofCommand);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, { type: 'string', maxLength: 100, 'x-sensitive': 'cd'.includes(name) }])),
    additionalProperties: false,
  };
  const echo = copyOf('echo', (manifest) => (manifest.config = { schema, reload: 'restart' }));
  const settings = { a: { $secret: { file: 'key' } }, b: { $secret: { command: ['cat', 'print-key'] } }, c: inClear };
  write('c.json', JSON.stringify({ echo: settings }));
  const heard: unknown[] = [];
  const telemetry: Telemetry = { onCall: (call) => void heard.push(call), onLog: (record) => void heard.push(record) };
  const { kernel, diagnostics } = await startKernel([], {
    folders: [echo.folder],
    stateFolder,
    telemetry,
    isolation: { minimum },
    config: { file: join(folder, 'c.json'), environment: { PLUGWRIGHT_CONFIG__ECHO__D: inEnvironment, PLUGWRIGHT_CONFIG__OTHER__C: inEnvironment } },
    ledgerPolicy: { calls: 1, failedCalls: true },
  });
  expect(diagnostics.map(({ code }) => code)).toEqual(['config/secret-in-clear']);
  const socketPath = join(temporaryFolder(), 'control.sock');
  const { control } = await serveControl(kernel, { socketPath });
  onTestFinished(() => control?.close());
  const { client } = await connectControl(socketPath);
  if (client === undefined) throw new Error('no control');
  const outputs: [string, unknown][] = [['findings of the start', diagnostics]];

  // The plugin really has them, and is careless with them.
  const { description } = (await kernel.call('echo', 'describe', {})) as { description: { config: unknown; environment: unknown } };
  expect(description.config).toEqual({ a: inFile, b: ofCommand, c: inClear, d: inEnvironment });
  outputs.push(['the environment of the plugin', description.environment]);
  for (const secret of [inFile, ofCommand, inClear]) await kernel.call('echo', 'print', { text: `careless ${secret}` });
  await kernel.call('echo', 'boom', {}).catch((error: unknown) => outputs.push(['an error', String(error)]));

  outputs.push(['processes', execFileSync('ps', ['axeww', '-o', 'args'], { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 })]);
  for (const change of [
    { a: { $secret: { file: 'nothing' } }, c: inClear },
    { a: { $secret: { command: ['sh', '-c', 'cat print-key; cat print-key >&2; exit 1'] } } },
    { ...settings, a: inFile.repeat(20) },
    { ...settings, [inClear]: 1 },
    { ...settings, a: ofCommand, b: { $secret: inClear } },
  ]) {
    write('c.json', JSON.stringify({ echo: change }));
    outputs.push(['a plan', await client.config.plan()], ['applying', await client.config.apply()], ['reloading', await client.reload('echo')]);
  }
  write('c.json', `{"echo": {"c": "${inBroken}" ${inBroken}}}`);
  outputs.push(['a broken file', await client.config.apply()], ['reloading from it', await client.reload('echo')]);
  write('c.json', JSON.stringify({ echo: { ...settings, d: 'other' } }));
  write('key', 'rotated-and-fine');
  outputs.push(['a good plan', await client.config.plan()], ['applying it', await client.config.apply()]);
  outputs.push(['a rollback', await client.config.rollback(1)]);
  outputs.push(['show', await client.config.show()], ['history', await client.config.history()]);
  outputs.push(['ps', await client.ps()], ['health', await client.health()], ['inspect', await client.inspect('echo')], ['grants', await client.grants()]);
  outputs.push(['logs', await client.logs()], ['usage', await client.usage()], ['readings', await client.readings()], ['stats', await client.stats()]);
  client.close();
  outputs.push(['ledger', kernel.ledger()], ['telemetry', heard]);
  await kernel.stop();

  const found = outputs.flatMap(([what, output]) => leaks(what, typeof output === 'string' ? output : JSON.stringify(output)));
  const kept = filesOf(stateFolder);
  expect(kept.map((file) => file.slice(stateFolder.length + 1))).toEqual(
    expect.arrayContaining(['kernel.log', 'ledger.sqlite', 'config/000001.json', 'config/salt']),
  );
  for (const file of kept) found.push(...leaks(file, readFileSync(file, 'latin1')));
  expect(found).toEqual([]);
  // What was careless was said, without what it was careless with.
  expect(JSON.stringify(kernel.logs())).toContain('careless [sensitive]');
  for (const file of kept.filter((name) => name.includes('/config/'))) expect(statSync(file).mode & 0o077).toBe(0);
});
