import wabt from 'wabt';
import { describe, expect, it } from 'vitest';
import { modulePlugin } from '../../../fixtures/module-plugin.ts';
import { startKernel } from '../../../fixtures/start-kernel.ts';

const toolkit = await wabt();

interface Hostile {
  readonly alloc?: string;
  readonly receive?: string;
  readonly more?: string;
}

/** A module of the ABI that does as it is told. */
function built({ alloc = '(i32.const 1024)', receive = '', more = '' }: Hostile): Uint8Array {
  const source = `(module
    (import "plugwright" "send" (func $send (param i32 i32)))
    (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
    (memory (export "memory") 1)
    (data (i32.const 0) "\\ff\\fe no json")
    (func (export "plugwright_alloc") (param i32) (result i32) ${alloc})
    (func (export "plugwright_receive") (param i32 i32) ${receive})
    ${more})`;
  return toolkit.parseWat('hostile.wat', source, { bulk_memory: true }).toBinary({}).buffer;
}

const forEver = '(loop $l (br $l))';

describe('a hostile module', () => {
  it.each<[string, Hostile, RegExp]>([
    ['gives no room', { alloc: '(i32.const -4)' }, /plugwright_alloc gave no room/],
    ['traps while it gives room', { alloc: 'unreachable' }, /trap: unreachable/],
    ['sends what lies outside its memory', { receive: '(call $send (i32.const 65530) (i32.const 100))' }, /outside its memory/],
    ['sends from a place below zero', { receive: '(call $send (i32.const -8) (i32.const 4))' }, /outside its memory/],
    ['sends more than there can be', { receive: '(call $send (i32.const 0) (i32.const -1))' }, /bytes sent while it handled one message/],
    ['sends what is no UTF-8', { receive: '(call $send (i32.const 0) (i32.const 8))' }, /not valid|invalid/],
    ['sends what is no JSON', { receive: '(call $send (i32.const 2) (i32.const 8))' }, /broke the protocol: a message that is not JSON/],
    [
      'prints what lies outside its memory',
      {
        receive:
          '(i32.store (i32.const 64) (i32.const -1)) (i32.store (i32.const 68) (i32.const 9)) (drop (call $write (i32.const 1) (i32.const 64) (i32.const 1) (i32.const 80)))',
      },
      /typed array|offset/i,
    ],
    [
      'prints without end',
      {
        receive:
          '(i32.store (i32.const 64) (i32.const 0)) (i32.store (i32.const 68) (i32.const 60000)) (loop $l (drop (call $write (i32.const 2) (i32.const 64) (i32.const 1) (i32.const 80))) (br $l))',
      },
      /bytes sent while it handled one message/,
    ],
    ['wants random bytes outside its memory', { receive: '(drop (call $random (i32.const 65000) (i32.const 65000)))' }, /typed array|offset/i],
    ['ends itself', { receive: '(call $exit (i32.const 3))' }, /exit code 3/],
    ['uses the host before its memory is there', { more: '(func $s (call $send (i32.const 0) (i32.const 1))) (start $s)' }, /export it as _initialize/],
    ['traps at its start', { more: '(func $s unreachable) (start $s)' }, /trap: unreachable/],
  ])('that %s ends alone', async (_, hostile, reason) => {
    const folders = [modulePlugin({ module: built(hostile) }), modulePlugin({ id: 'neighbour' })];
    const { kernel, diagnostics } = await startKernel([], { folders, limits: { maxMessageBytes: 100_000 } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/start-failed']);
    expect(diagnostics[0]?.message).toMatch(reason);
    expect(await kernel.call('neighbour', 'say', { a: 1 })).toEqual({ a: 1 });
    expect(kernel.ps().find(({ id }) => id === 'neighbour')).toMatchObject({ state: 'ready', restarts: 0 });
  });

  it.each<[string, Hostile]>([
    ['start code', { more: `(func $s ${forEver}) (start $s)` }],
    ['_initialize', { more: `(func (export "_initialize") ${forEver})` }],
    ['the first message', { receive: forEver }],
  ])('that does not come back from %s is ended, and its group serves again', async (_, hostile) => {
    const folders = [modulePlugin({ module: built(hostile), startTimeoutMs: 700 }), modulePlugin({ id: 'neighbour' })];
    const { kernel, diagnostics } = await startKernel([], { folders, limits: { restartBackoffMs: 1 } });
    expect(diagnostics.map(({ code }) => code)).toContain('kernel/start-failed');
    expect(kernel.ps().find(({ id }) => id === 'hello')).toMatchObject({ state: 'failed' });
    expect((await kernel.reload('neighbour')).map(({ code }) => code)).toEqual([]);
    expect(await kernel.call('neighbour', 'say', { a: 1 })).toEqual({ a: 1 });
  });
});
