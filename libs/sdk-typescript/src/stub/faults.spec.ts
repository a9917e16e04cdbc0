import { describe, expect, it } from 'vitest';
import { codeOf, tally } from './fixtures/tally.ts';
import { tallyManifest } from './fixtures/tally-manifest.ts';

describe('faults', () => {
  it('answer an error as often as they are told to', async () => {
    const stub = tally();
    stub.fault('kernel/storage.get', { error: 'core/unavailable', after: 1, times: 2 });
    const codes: string[] = [];
    for (let call = 0; call < 4; call += 1) codes.push(await codeOf(stub.caller.call('kernel/storage.get', { key: 'a' })));
    expect(codes).toEqual(['undefined', 'core/unavailable', 'core/unavailable', 'undefined']);
  });

  it('delay by the virtual clock, several at once as long as the longest', async () => {
    const stub = tally((_, { kernel, clock }) => Promise.all(['a', 'b', 'c'].map((key) => kernel.call('kernel/storage.get', { key }))).then(() => clock.now()));
    stub.fault('kernel/storage.get', { delayMs: 200 });
    expect(await stub.calls.run()).toBe(1735689600200);
  });

  it('delay beyond the timeout of what is called', async () => {
    const stub = tally();
    stub.fault('kernel/storage.get', { delayMs: 5000 });
    expect(await codeOf(stub.caller.call('kernel/storage.get', { key: 'a' }))).toBe('core/timeout');
    expect(stub.clock.now()).toBe(1735689600500);
  });

  it('delay the call itself beyond its deadline', async () => {
    const stub = tally();
    stub.fault('tally/run', { delayMs: 1000 });
    expect(await codeOf(stub.calls.run())).toBe('core/timeout');
  });

  it('a crash fails every call under way and forgets the memory, not the storage', async () => {
    const stub = tally(async (input, context) => {
      const memory = context.memo('calls', () => ({ count: 0 }));
      memory.count += 1;
      if (input === 'hang') await new Promise(() => undefined);
      if (input === 'store') await context.kernel.call('kernel/storage.set', { entries: [{ key: 'kept', value: true }] });
      return memory.count;
    });
    expect(await stub.calls.run('store')).toBe(1);
    expect(await stub.calls.run('')).toBe(2);
    const hanging = codeOf(stub.calls.run('hang'));
    stub.fault('kernel/storage.set', { crash: true });
    expect(await codeOf(stub.calls.run('store'))).toBe('core/unavailable');
    expect(await hanging).toBe('core/unavailable');
    expect(await stub.calls.run('')).toBe(1);
    expect(stub.storage.get('kept')).toBe(true);
  });

  it('a plugin that is not to be restarted stays down', async () => {
    const manifest = { ...tallyManifest, lifecycle: { ...tallyManifest.lifecycle, onCrash: 'stop' as const } };
    const stub = tally(undefined, {}, { manifest });
    stub.crash();
    expect(await codeOf(stub.calls.run())).toBe('core/unavailable');
  });

  it('with an error that nobody declares are a mistake of the test', async () => {
    const stub = tally();
    stub.fault('kernel/storage.get', { error: 'core/unavailble' });
    await expect(stub.caller.call('kernel/storage.get', { key: 'a' })).rejects.toThrow('knows no error core/unavailble');
  });
});
