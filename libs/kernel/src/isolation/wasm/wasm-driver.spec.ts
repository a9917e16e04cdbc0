import { describe, expect, it } from 'vitest';
import { modulePlugin } from '../../../fixtures/module-plugin.ts';
import { failure, startKernel, until } from '../../../fixtures/start-kernel.ts';

describe('a plugin that is a WebAssembly module', () => {
  it('runs at level wasm, and answers what it is asked', async () => {
    const { kernel, diagnostics } = await startKernel([], { folders: [modulePlugin()] });
    expect(diagnostics).toEqual([]);
    expect(kernel.ps()).toMatchObject([{ id: 'hello', state: 'ready', isolation: 'wasm' }]);
    const data = { text: 'ä "quoted" \\ {', list: [1, { a: null }], large: 'x'.repeat(200_000) };
    expect(await kernel.call('hello', 'say', data)).toEqual(data);
    const many = await Promise.all(Array.from({ length: 200 }, (_, number) => kernel.call('hello', 'say', { number })));
    expect(many).toEqual(many.map((_, number) => ({ number })));
    expect(kernel.ps()[0]?.restarts).toBe(0);
  });

  it('is refused where one of its operations streams', async () => {
    const { kernel, diagnostics } = await startKernel([], { folders: [modulePlugin({ stream: { upload: true } }), modulePlugin({ id: 'neighbour' })] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/streams-unavailable']);
    expect(diagnostics[0]?.message).toBe('hello streams in say, which nothing at level wasm can.');
    expect(kernel.ps().map(({ id, state }) => [id, state])).toEqual([
      ['hello', 'failed'],
      ['neighbour', 'ready'],
    ]);
  });

  it('calls another plugin, and prints to the log', async () => {
    const { kernel } = await startKernel([], { folders: [modulePlugin({ calls: ['neighbour'] }), modulePlugin({ id: 'neighbour' })] });
    expect(await kernel.call('hello', 'relay', { text: 'over there' })).toEqual({ text: 'over there' });
    await kernel.call('hello', 'print', {});
    await expect
      .poll(() =>
        kernel
          .logs({ plugin: 'hello' })
          .filter(({ source }) => source === 'stdout')
          .map(({ message }) => message),
      )
      .toEqual(['printed']);
  });

  it.each([
    ['trap', /^trap: unreachable/],
    ['dive', /Maximum call stack size exceeded/],
    ['flood', /bytes sent while it handled one message/],
  ])('that comes to %s ends alone and starts anew', async (operation, reason) => {
    const { kernel } = await startKernel([], {
      folders: [modulePlugin(), modulePlugin({ id: 'neighbour' })],
      limits: { restartBackoffMs: 1, maxMessageBytes: 100_000 },
    });
    expect((await failure(kernel.call('hello', operation, {}))).code).toBe('core/unavailable');
    expect(await kernel.call('hello', 'say', { a: 1 })).toEqual({ a: 1 });
    expect(kernel.ps().map(({ id, restarts }) => [id, restarts])).toEqual([
      ['hello', 1],
      ['neighbour', 0],
    ]);
    expect(
      kernel
        .ledger()
        .filter(({ kind }) => kind === 'crash')
        .map(({ facts }) => facts?.['reason']),
    ).toEqual([expect.stringMatching(reason)]);
  });

  it('that does not give the thread back is ended by its health, and its group starts anew; another group does not notice', async () => {
    const isolation = { trustGroups: { b: ['apart'] } };
    const folders = ['hello', 'neighbour', 'apart'].map((id) => modulePlugin({ id }));
    const { kernel } = await startKernel([], { folders, isolation, limits: { restartBackoffMs: 1 } });
    const hung = failure(kernel.call('hello', 'hang', {}));
    expect(await kernel.call('apart', 'say', { a: 1 })).toEqual({ a: 1 });
    expect((await hung).code).toBe('core/timeout');
    await until(() => kernel.ps().filter(({ restarts, state }) => restarts === 1 && state === 'ready').length === 2);
    expect(await Promise.all(['hello', 'neighbour', 'apart'].map((id) => kernel.call(id, 'say', { id })))).toEqual([
      { id: 'hello' },
      { id: 'neighbour' },
      { id: 'apart' },
    ]);
    expect(kernel.ps().find(({ id }) => id === 'apart')).toMatchObject({ restarts: 0 });
    const reasons = kernel
      .ledger()
      .filter(({ kind }) => kind === 'crash')
      .map(({ plugin, facts }) => `${String(plugin)}: ${String(facts?.['reason'])}`);
    expect(reasons.some((reason) => reason.includes('did not give back the thread') || reason.includes('hung'))).toBe(true);
  });

  it('has as much memory as it may have, and no more', async () => {
    const { kernel } = await startKernel([], { folders: [modulePlugin({ resources: { maxMemoryMB: 4 } })] });
    expect(await kernel.call('hello', 'grow', {})).toEqual({ pages: 64 });
    expect(await kernel.call('hello', 'say', { a: 1 })).toEqual({ a: 1 });
  });

  it('is not run at a level that it cannot be run at', async () => {
    const { diagnostics } = await startKernel([], { folders: [modulePlugin()], isolation: { minimum: 'process' } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/isolation-unavailable']);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('this is no module')],
    ['an empty module', Buffer.from('0061736d01000000', 'hex')],
    ['a module with an import that there is not', Buffer.from('0061736d0100000001040160000002070101610162000000', 'hex')],
    ['a module that is cut off', Buffer.from('0061736d010000000510', 'hex')],
  ])('that is %s does not start', async (_, module) => {
    const { kernel, diagnostics } = await startKernel([], { folders: [modulePlugin({ module }), modulePlugin({ id: 'neighbour' })] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/start-failed']);
    expect(await kernel.call('neighbour', 'say', { a: 1 })).toEqual({ a: 1 });
  });
});
