import { describe, expect, it } from 'vitest';
import { codeOf, tally } from './fixtures/tally.ts';
import { tallyManifest } from './fixtures/tally-manifest.ts';

describe('a call', () => {
  it('is given its defaults, answers, and leaves its traces', async () => {
    const stub = tally();
    expect(await stub.calls.add({})).toEqual({ total: 1 });
    expect(await stub.calls.add({ by: 5 })).toEqual({ total: 6 });
    expect([...stub.storage]).toEqual([['total', 6]]);
    expect(stub.events().map(({ topic, payload }) => ({ topic, payload }))).toEqual([
      { topic: 'tally/added', payload: { total: 1 } },
      { topic: 'tally/added', payload: { total: 6 } },
    ]);
    expect(stub.logs()).toEqual([
      { time: 1735689600000, level: 'info', message: 'added', fields: { by: 1 } },
      { time: 1735689600000, level: 'info', message: 'added', fields: { by: 5 } },
    ]);
  });

  it('is refused where its input does not fit or nobody offers it', async () => {
    const stub = tally();
    await expect(stub.call('add', { by: 'x' })).rejects.toMatchObject({
      code: 'core/invalid',
      details: { violations: [{ pointer: '', message: 'must have an integer by' }] },
    });
    for (const name of ['nothing', '__proto__', 'constructor', 'toString']) expect(await codeOf(stub.call(name, {}))).toBe('core/not-found');
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(await codeOf(stub.call('run', circle))).toBe('core/invalid');
  });

  it('passes a declared error on and turns every other failure into a broken contract', async () => {
    expect(await codeOf(tally().calls.add({ by: 101 }))).toBe('tally/too-much');
    const thrown = tally(() => Promise.reject(new TypeError('oops')));
    await expect(thrown.calls.run({})).rejects.toMatchObject({ code: 'core/contract-violation', details: { reason: 'run threw TypeError: oops' } });
  });

  it('cannot be reached into: input and output are copies', async () => {
    const kept: { list: number[] }[] = [];
    const stub = tally((input) => {
      kept.push(input as { list: number[] });
      (input as { list: number[] }).list.push(2);
      return Promise.resolve(input);
    });
    const mine = { list: [1] };
    const output = (await stub.calls.run(mine)) as { list: number[] };
    kept[0]?.list.push(3);
    expect(mine).toEqual({ list: [1] });
    expect(output).toEqual({ list: [1, 2] });
  });

  it('is queued in a serial plugin', async () => {
    const manifest = { ...tallyManifest, runtime: { ...tallyManifest.runtime, concurrency: { mode: 'serial', max: 1 } as const } };
    const stub = tally(undefined, {}, { manifest });
    await Promise.all([1, 2, 3, 4].map(() => stub.calls.add({})));
    expect(stub.storage.get('total')).toBe(4);
  });
});

describe('what a plugin may ask', () => {
  it('is what it declares, and nothing else', async () => {
    const { caller } = tally();
    for (const method of ['kernel/secrets.get', 'bank/transfer', 'tally/add', 'nonsense', '', '__proto__', 'kernel/__proto__']) {
      expect(await codeOf(caller.call(method, {}))).toBe('core/forbidden');
    }
    expect(await codeOf(caller.call('kernel/events.publish', { event: 'removed', payload: {} }))).toBe('core/forbidden');
    expect(await codeOf(caller.call('kernel/events.publish', { event: 'added', payload: {} }))).toBe('core/invalid');
    const { caller: powerless } = tally(undefined, {}, { manifest: { ...tallyManifest, capabilities: [] } });
    expect(await codeOf(powerless.call('kernel/storage.get', { key: 'a' }))).toBe('core/forbidden');
  });

  it('of another plugin is scripted, on both sides checked', async () => {
    const stub = tally((_, { kernel }) => kernel.call('bank/rate', { of: 'EUR' }));
    stub.script('bank/rate', ({ of }) => ({ rate: of.length }));
    expect(await stub.calls.run()).toEqual({ rate: 3 });
    stub.script('bank/rate', { rate: 7 });
    expect(await stub.calls.run()).toEqual({ rate: 7 });
    expect(await codeOf(stub.caller.call('bank/rate', {}))).toBe('core/invalid');
  });

  it('and nobody scripted is the mistake of the test, which the plugin cannot hide', async () => {
    const stub = tally(async (_, { kernel }) => {
      await kernel.call('bank/rate', { of: 'EUR' }).catch(() => undefined);
      return {};
    });
    await expect(stub.calls.run()).rejects.toThrow("stub.script('bank/rate', answer)");
    stub.script('bank/rate', () => ({ rate: 'high' }) as never);
    await expect(stub.calls.run()).rejects.toThrow('the answer scripted for bank/rate does not fit its output:  must have a rate');
    expect(() => {
      stub.script('kernel/clock.now', 1);
    }).toThrow('does not declare a call of kernel/clock.now');
  });

  it('and is optional is unavailable until it is scripted', async () => {
    const stub = tally();
    expect(await stub.caller.call('$/available', { plugin: 'spell' })).toBe(false);
    expect(await codeOf(stub.caller.call('spell/check', {}))).toBe('core/unavailable');
    stub.script('spell/check', { good: true });
    expect(await stub.caller.call('$/available', { plugin: 'spell' })).toBe(true);
    expect(await stub.caller.call('spell/check', {})).toEqual({ good: true });
    expect(await codeOf(stub.caller.call('$/available', { plugin: 'other' }))).toBe('core/forbidden');
  });
});

describe('time, identifiers and chance', () => {
  it('depend on the seed alone', async () => {
    const draw = (seed: number): Promise<unknown> =>
      tally((_, context) => Promise.resolve([context.ids.next(), context.ids.next(), context.random(), context.clock.now()]), { seed }).calls.run();
    const [first] = (await draw(1)) as string[];
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await draw(1)).toEqual(await draw(1));
    expect(await draw(2)).not.toEqual(await draw(1));
  });

  it('a call ends at its deadline, and what it asks for later is refused', async () => {
    let late = '';
    const stub = tally(async (_, { kernel, signal }) => {
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      late = await codeOf(kernel.call('kernel/config.get', {}));
      return {};
    });
    const call = stub.calls.run();
    const code = codeOf(call);
    await stub.clock.advance(999);
    expect(stub.records()[0]?.end).toBeUndefined();
    await stub.clock.advance(1);
    expect(await code).toBe('core/timeout');
    expect(late).toBe('core/cancelled');
  });

  it('a caller may withdraw', async () => {
    const stub = tally(() => new Promise(() => undefined));
    const withdrawal = new AbortController();
    const code = codeOf(stub.call('run', {}, { signal: withdrawal.signal }));
    withdrawal.abort();
    expect(await code).toBe('core/cancelled');
    expect(await codeOf(stub.call('run', {}, { signal: withdrawal.signal }))).toBe('core/cancelled');
  });
});

describe('configuration', () => {
  it('is merged over the defaults and checked', async () => {
    const stub = tally((_, { config }) => Promise.resolve(config), { config: { limit: 7 } });
    expect(await stub.calls.run()).toEqual({ limit: 7 });
    expect(await stub.caller.call('kernel/config.get', {})).toEqual({ config: { limit: 7 } });
    stub.configure({});
    expect(await stub.calls.run()).toEqual({ limit: 100 });
    expect(() => {
      stub.configure({ limit: 'x' });
    }).toThrow('must have an integer limit');
  });
});

describe('events', () => {
  it('are delivered to who subscribes, without what it does not know', async () => {
    const stub = tally();
    expect(await stub.deliver('bank/paid', { by: 4, currency: 'EUR' })).toEqual([{ total: 4 }]);
    expect(await codeOf(stub.deliver('bank/closed', {}))).toBe('core/not-found');
  });
});
