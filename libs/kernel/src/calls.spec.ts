import { describe, expect, it } from 'vitest';
import { languages, languagesAtLevels } from '../fixtures/languages.ts';
import { failure } from '../fixtures/start-kernel.ts';

describe.each(languagesAtLevels)('calls of a plugin in $name', ({ level, startKernel }) => {
  it('carries input, defaults and output, and tells the plugin who asks', async () => {
    const { kernel, diagnostics } = await startKernel(['echo']);
    expect(diagnostics).toEqual([]);
    expect(kernel.ps()).toMatchObject([{ id: 'echo', state: 'ready', isolation: level, restarts: 0 }]);
    expect(await kernel.call('echo', 'say', { text: 'ab' })).toMatchObject({ text: 'ab' });
    expect(await kernel.call('echo', 'say', { text: 'ab', times: 3 })).toMatchObject({ text: 'ababab' });
    const { description } = (await kernel.call('echo', 'describe', {}, { from: 'somebody', timeoutMs: 700 })) as { description: Record<string, unknown> };
    expect(description['message']).toMatchObject({ from: 'somebody', to: ['echo'], type: 'request', method: 'echo/describe' });
    expect((description['message'] as { timeout: number }).timeout).toBeLessThanOrEqual(700);
    expect(description['config']).toEqual({ greeting: 'hello', limit: 3, nested: { deep: true } });
    const environment = description['environment'] as string[];
    expect(environment.filter((name) => !['LANG', 'LC_ALL', 'PATH', 'TMPDIR', 'TZ'].includes(name) && !name.startsWith('PLUGWRIGHT_'))).toEqual([]);
  });

  it('refuses what the contract does not allow, in both directions', async () => {
    const { kernel } = await startKernel(['echo']);
    const refusals = await Promise.all([
      failure(kernel.call('echo', 'say', {})),
      failure(kernel.call('echo', 'say', { text: 'a', unknown: 1 })),
      failure(kernel.call('echo', 'say', JSON.parse('{"text":"a","__proto__":{}}'))),
      failure(kernel.call('echo', 'wrong-output', {})),
      failure(kernel.call('echo', 'undeclared', {})),
      failure(kernel.call('echo', 'boom', {})),
      failure(kernel.call('echo', 'nothing', {})),
      failure(kernel.call('echo', 'constructor', {})),
      failure(kernel.call('nobody', 'say', {})),
    ]);
    expect(refusals.map(({ code }) => code)).toEqual([
      'core/invalid',
      'core/invalid',
      'core/invalid',
      'core/contract-violation',
      'core/contract-violation',
      'core/contract-violation',
      'core/not-found',
      'core/not-found',
      'core/not-found',
    ]);
    expect(refusals[0].details).toMatchObject({ violations: [{ pointer: '', message: "must have required property 'text'" }] });
  });

  it('gives a declared error the class and retryability of the manifest, not those that the plugin claims', async () => {
    const { kernel } = await startKernel(['echo']);
    expect(await failure(kernel.call('echo', 'declared', { reason: 'no' }))).toEqual({
      code: 'echo/refused',
      class: 'validation',
      retryable: false,
      message: 'Refused: no.',
      details: { reason: 'no' },
    });
  });

  it('limits the size of messages both ways', async () => {
    const { kernel } = await startKernel(['echo'], { limits: { maxMessageBytes: 100_000, restartBackoffMs: 1 } });
    expect((await failure(kernel.call('echo', 'say', { text: 'x'.repeat(200_000) }))).code).toBe('core/limit-exceeded');
    expect((await failure(kernel.call('echo', 'big', { characters: 200_000 }))).code).toBe('core/unavailable');
    expect(kernel.logs({ level: 'error' })[0]?.message).toMatch(/^echo ended: it broke the protocol/);
    expect(await kernel.call('echo', 'say', { text: 'again' })).toMatchObject({ text: 'again' });
  });

  it('keeps what a plugin prints and logs, under its name', async () => {
    const { kernel } = await startKernel(['echo']);
    await kernel.call('echo', 'print', { text: 'printed' });
    await kernel.call('echo', 'log', { message: 'logged', fields: { a: 1 } });
    await expect.poll(() => kernel.logs({ plugin: 'echo' }).filter(({ source }) => source !== 'kernel')).toHaveLength(3);
    const records = kernel.logs({ plugin: 'echo' }).map(({ source, level, message, fields }) => ({ source, level, message, fields }));
    expect(records).toContainEqual({ source: 'stdout', level: 'info', message: 'printed', fields: undefined });
    expect(records).toContainEqual({ source: 'stderr', level: 'warn', message: 'printed (stderr)', fields: undefined });
    expect(records).toContainEqual({ source: 'plugin', level: 'info', message: 'logged', fields: { a: 1 } });
  });
});

describe.each(languages)('what a plugin in $name may reach', ({ startKernel }) => {
  it('refuses what the manifest does not declare, and records it once', async () => {
    const { kernel } = await startKernel(['echo']);
    for (const method of ['kernel/storage.get', 'kernel/storage.get', 'caller/relay', 'kernel/log.__proto__', 'nonsense']) {
      const { code } = (await kernel.call('echo', 'reach', { method, data: { key: 'a' } })) as { code: string };
      expect([method, code]).toEqual([method, method === 'nonsense' || method === 'kernel/log.__proto__' ? 'core/not-found' : 'core/forbidden']);
    }
    expect(
      kernel
        .ledger()
        .filter(({ kind }) => kind === 'deny')
        .map(({ facts }) => facts?.['method']),
    ).toEqual(['kernel/storage.get', 'caller/relay']);
  });

  it('checks what a plugin sends to a service', async () => {
    const { kernel } = await startKernel(['echo']);
    expect(await kernel.call('echo', 'reach', { method: 'kernel/log.write', data: { level: 'loud', message: 'x' } })).toEqual({ code: 'core/invalid' });
  });

  it('carries trace and deadline from plugin to plugin', async () => {
    const { kernel } = await startKernel(['echo', 'caller'], { limits: { cancelGraceMs: 50 } });
    expect(await kernel.call('caller', 'relay', { text: 'hi' })).toMatchObject({ text: 'hi' });
    const started = performance.now();
    expect((await failure(kernel.call('caller', 'relay-slow', { ms: 5_000 }))).code).toBe('core/timeout');
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(await kernel.call('caller', 'available', { plugin: 'echo' })).toEqual({ available: true });
    expect(await kernel.call('caller', 'available', { plugin: 'ghost' })).toEqual({ available: false });
  });
});

describe.each(languages)('time and numbers of a plugin in $name', ({ startKernel }) => {
  it('ends a call at its timeout, and tells the handler', async () => {
    const { kernel } = await startKernel(['echo']);
    expect(await failure(kernel.call('echo', 'slow', { ms: 5_000 }))).toMatchObject({
      code: 'core/timeout',
      retryable: true,
      details: { timeout: expect.stringMatching(/^(300|2\d\d) ms$/) as string },
    });
    expect(await failure(kernel.call('echo', 'slow', { ms: 5_000 }, { timeoutMs: 40 }))).toMatchObject({
      code: 'core/timeout',
      details: { timeout: expect.stringMatching(/^(40|3\d) ms$/) as string },
    });
    expect(await kernel.call('echo', 'slow', { ms: 1 })).toEqual({ done: true, aborted: 2 });
  });

  it('withdraws a call when its caller does', async () => {
    const { kernel } = await startKernel(['echo']);
    const controller = new AbortController();
    const call = failure(kernel.call('echo', 'slow', { ms: 5_000 }, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 20);
    expect((await call).code).toBe('core/cancelled');
    expect((await failure(kernel.call('echo', 'say', { text: 'x' }, { signal: AbortSignal.abort() }))).code).toBe('core/cancelled');
  });

  it('tries an idempotent operation again as its retry policy says', async () => {
    const { kernel } = await startKernel(['echo']);
    expect(await kernel.call('echo', 'retried', {})).toEqual({ attempts: 3 });
  });

  it('serves a serial plugin one call at a time and refuses more than the queue holds', async () => {
    const { kernel } = await startKernel(['keeper'], { limits: { maxQueuedCalls: 5 } });
    const calls = await Promise.allSettled(Array.from({ length: 10 }, () => kernel.call('keeper', 'most-at-once', { ms: 5 })));
    expect(calls.filter(({ status }) => status === 'fulfilled').map((call) => (call as PromiseFulfilledResult<unknown>).value)).toEqual(
      Array.from({ length: 6 }, () => ({ most: 1 })),
    );
    const refused = calls.filter((call) => call.status === 'rejected').map(({ reason }) => (reason as { code: string }).code);
    expect(refused).toEqual(Array.from({ length: 4 }, () => 'core/limit-exceeded'));
  });

  it('counts calls and errors', async () => {
    const { kernel } = await startKernel(['echo'], { telemetry: 'log' });
    await kernel.call('echo', 'say', { text: 'x' });
    await failure(kernel.call('echo', 'say', {}));
    const { total, byMethod } = kernel.stats();
    expect(byMethod).toMatchObject({ 'echo/say': { calls: 2, errors: 1 } });
    expect(total.p99).toBeGreaterThan(0);
    expect(
      kernel
        .logs()
        .filter(({ level, message }) => level === 'debug' && message === 'echo/say')
        .map(({ fields }) => fields?.['error']),
    ).toEqual([undefined, 'core/invalid']);
  });
});
