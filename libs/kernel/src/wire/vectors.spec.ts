import { readFileSync } from 'node:fs';
import type { OutgoingStream } from '@plugwright/sdk/wire';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { coreCallError } from '../call-error.ts';
import type { ChannelListeners } from '../isolation/channel.ts';
import { protocolMethods } from './methods.ts';
import { Peer } from './peer.ts';
import type { Meta } from './rpc.ts';

interface Step {
  readonly kernel?: {
    readonly id?: number;
    readonly method?: string;
    readonly params?: {
      readonly data?: { readonly id?: number; readonly bytes?: number; readonly items?: readonly unknown[] };
      readonly _meta?: { download?: number; upload?: boolean };
    };
    readonly error?: { readonly data: { readonly code: string } };
  };
  readonly plugin?: object;
}

interface Conversation {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly ignored: readonly string[];
  readonly broken?: string;
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../vectors/${name}`, import.meta.url), 'utf8'));
const meta: Meta = { timestamp: 0, from: 'kernel', to: ['p'], type: 'request' };

/** The kernel's side of a conversation, and what it finds wrong with the plugin's. */
async function hold(steps: readonly Step[]): Promise<{ readonly ignored: string[]; readonly broken?: string; readonly sent: unknown[] }> {
  const sent: unknown[] = [];
  const violations: string[] = [];
  const broken: string[] = [];
  let plugin: ChannelListeners | undefined;
  const channel = {
    send: (message: object) => void sent.push(JSON.parse(JSON.stringify(message))),
    listen: (listeners: ChannelListeners) => (plugin = listeners),
  };
  const window = steps.find(({ kernel }) => kernel?.method === protocolMethods.credit)?.kernel?.params?.data?.bytes ?? 0;
  let download: OutgoingStream | undefined;
  const peer = new Peer('p', channel, {
    onRequest: (request) => {
      if (request.id === undefined) return;
      download = peer.downloadOf(request);
      peer.uploadOf(request, window);
    },
    onBroken: (reason) => {
      broken.push(reason);
      peer.close();
    },
    onViolation: (code) => violations.push(code),
  });
  for (const { kernel, plugin: said } of steps) {
    const { id = 0, method, params, error } = kernel ?? {};
    if (said !== undefined) plugin?.onMessage(said, Buffer.byteLength(JSON.stringify(said)));
    else if (method === protocolMethods.cancel) peer.cancel(params?.data?.id ?? 0);
    else if (method === protocolMethods.data) await download?.write(params?.data?.items ?? []);
    else if (method === protocolMethods.credit) expect(sent.at(-1)).toEqual(kernel);
    else if (method !== undefined) peer.request(method, {}, meta, params?._meta).answer.catch(() => undefined);
    else if (error === undefined) peer.respond(id, 1);
    else peer.refuse(id, coreCallError(error.data.code as 'core/cancelled', { reason: 'withdrawn' }));
  }
  const last = broken.length > 0 ? violations.pop() : undefined;
  return { ignored: violations, sent, ...(last === undefined ? {} : { broken: last }) };
}

describe('conversations', () => {
  it.each(read('conversations.json') as Conversation[])('$name', async ({ steps, ignored, broken }) => {
    const { sent, ...found } = await hold(steps);
    expect(found).toEqual({ ignored, ...(broken === undefined ? {} : { broken }) });
    expect(sent.length).toBe(steps.filter(({ kernel }) => kernel !== undefined).length);
  });
});

describe('messages.schema.json', () => {
  const schema = read('messages.schema.json') as { readonly $id: string; readonly $defs: Record<string, object> };
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(schema);
  const fits = (value: unknown, at = ''): boolean => ajv.validate(`${schema.$id}${at}`, value);

  it.each(read('messages.json') as { name: string; message: unknown; valid: boolean }[])('agrees with the codec about $name', ({ message, valid }) => {
    expect(fits(message)).toBe(valid);
  });

  it('describes every method, and what the conversations say by them', () => {
    expect(
      Object.keys(schema.$defs)
        .filter((name) => name.startsWith('$/'))
        .sort(),
    ).toEqual(Object.values(protocolMethods).sort());
    const said = (read('conversations.json') as Conversation[])
      .filter(({ broken }) => broken === undefined)
      .flatMap(({ steps }) => steps.map(({ kernel, plugin }) => (kernel ?? plugin) as { method?: string; params?: { data: unknown } }));
    for (const message of said) {
      expect(fits(message)).toBe(true);
      const { method = '' } = message;
      expect(!Object.hasOwn(schema.$defs, method) || fits({ data: message.params?.data }, `#/$defs/${method.replace('/', '~1')}`)).toBe(true);
    }
  });
});
