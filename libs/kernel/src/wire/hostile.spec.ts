import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startKernel, temporaryFolder, until } from '../../fixtures/start-kernel.ts';
import type { WireProfile } from '../isolation/channel.ts';
import type { RuntimeLanguage } from '../runtime/language.ts';

/** Runs a script of the test in the place of the code of every TypeScript plugin but `echo`. */
function scripted(executable: string, name: string, script: string, profile: WireProfile): RuntimeLanguage {
  const entry = join(temporaryFolder(), name);
  writeFileSync(entry, script);
  const command = { executable, entry, argumentsFor: () => [], reads: [entry], fromSource: false, profile };
  return { languages: ['typescript'], prepare: () => Promise.resolve({ command }) };
}

/** Says hello as it should, and then what its configuration tells it to. */
const ROGUE = `
import { Socket } from 'node:net';
const socket = new Socket({ fd: 3, readable: true, writable: true });
const frame = (payload, kind = 1) => {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(payload.length + 1, 0);
  head[4] = kind;
  return Buffer.concat([head, Buffer.from(payload)]);
};
const say = (message) => frame(JSON.stringify({ jsonrpc: '2.0', ...message }));
const big = Buffer.alloc(5);
big.writeUInt32BE(0xffffffff, 0);
const breaches = {
  'frame-empty': [Buffer.alloc(5)],
  'frame-too-large': [big],
  'frame-kind': [frame('{}', 9)],
  'frame-form': [frame('x', 2)],
  'not-utf8': [frame(Buffer.from([0x22, 0xff, 0x22]))],
  'not-json': [frame('{{')],
  'too-deep': [frame('['.repeat(1e6))],
  'not-a-message': [frame('[]')],
  'reply-unknown': [say({ id: 12345, result: {} })],
  'id-reused': [say({ id: 1, method: 'q/slow' }), say({ id: 1, method: 'q/slow' })],
  'stream-unknown': [say({ method: '$/data', params: { data: { id: 77, to: 'caller', items: [1] } } })],
  'credit-invalid': [say({ method: '$/credit', params: { data: { id: 1, to: 'callee', bytes: -1 } } })],
  'sender-spoofed': [say({ method: 'q/run', params: { data: {}, _meta: { from: 'kernel' } } })],
  'reply-duplicate': [say({ id: 1, result: { data: { protocol: 1 } } })],
};
socket.once('data', (hello) => {
  const { params } = JSON.parse(hello.subarray(5, 5 + hello.readUInt32BE(0) - 1));
  const breach = breaches[params.data.config.greeting];
  socket.write(say({ id: 1, result: { data: { protocol: 1 } } }));
  socket.resume();
  setTimeout(() => socket.write(Buffer.concat(breach)), 50);
});
setInterval(() => undefined, 1000);
`;

async function startRogue(breach: string): Promise<Awaited<ReturnType<typeof startKernel>>['kernel']> {
  const { kernel, diagnostics } = await startKernel(['warm'], {
    isolation: { minimum: 'process' },
    languages: [scripted(process.execPath, 'rogue.mjs', ROGUE, 'frames')],
    config: { flags: [`warm.greeting=${breach}`] },
    limits: { restartBudget: 0 },
  });
  expect(diagnostics).toEqual([]);
  return kernel;
}

describe('a plugin that breaches the protocol', () => {
  it.each([
    'frame-empty',
    'frame-too-large',
    'frame-kind',
    'frame-form',
    'not-utf8',
    'not-json',
    'too-deep',
    'not-a-message',
    'reply-unknown',
    'id-reused',
    'stream-unknown',
    'credit-invalid',
  ])('by %s is ended, and it stands on the ledger', async (breach) => {
    const kernel = await startRogue(breach);
    await until(() => kernel.ledger().some(({ kind }) => kind === 'crash'));
    const entries = kernel.ledger().filter(({ kind }) => kind === 'violation' || kind === 'crash');
    expect(entries.map(({ kind, plugin }) => [kind, plugin])).toEqual([
      ['violation', 'warm'],
      ['crash', 'warm'],
    ]);
    expect(entries[0]?.facts).toMatchObject({ violation: breach, action: 'break' });
    expect(entries[1]?.facts?.['reason']).toMatch(/^it broke the protocol: /);
  });

  it.each(['sender-spoofed', 'reply-duplicate'])('by %s goes on, and it stands on the ledger', async (breach) => {
    const kernel = await startRogue(breach);
    await until(() => kernel.ledger().some(({ kind }) => kind === 'violation'));
    const entries = kernel.ledger().filter(({ kind }) => kind === 'violation' || kind === 'crash');
    expect(entries.map(({ facts }) => [facts?.['violation'], facts?.['action']])).toEqual([[breach, 'ignore']]);
    expect(kernel.ps()[0]?.state).toBe('ready');
  });
});

/** A whole plugin without an SDK, in the language of every system. */
const BY_HAND = `
while IFS= read -r line <&3; do
  id=$(printf '%s' "$line" | sed -n 's/^{"jsonrpc":"2.0","id":\\([0-9]*\\),.*/\\1/p')
  case $line in
    *'"method":"$/initialize"'*) data='{"protocol":1,"id":"warm"}' ;;
    *'"method":"warm/describe"'*) data='{"description":"made by hand"}' ;;
    *) data='{}' ;;
  esac
  if [ -n "$id" ]; then printf '{"jsonrpc":"2.0","id":%s,"result":{"data":%s}}\\n' "$id" "$data" >&3; fi
  case $line in *'"method":"$/stop"'*) exit 0 ;; esac
done
`;

describe('a plugin of a few lines of shell', () => {
  it('serves in the newline profile, and stops when asked', async () => {
    const { kernel, diagnostics } = await startKernel(['warm'], {
      isolation: { minimum: 'process' },
      languages: [scripted('/bin/sh', 'by-hand.sh', BY_HAND, 'lines')],
    });
    expect(diagnostics).toEqual([]);
    expect(await Promise.all([1, 2, 3].map(() => kernel.call('warm', 'describe', {})))).toEqual(
      Array.from({ length: 3 }, () => ({ description: 'made by hand' })),
    );
    await kernel.stop();
    expect(kernel.logs({ level: 'warn' })).toEqual([]);
  });
});
