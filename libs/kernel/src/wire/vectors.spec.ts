import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ChannelListeners } from '../isolation/channel.ts';
import { protocolMethods } from './methods.ts';
import { Peer } from './peer.ts';
import type { Meta } from './rpc.ts';

interface Step {
  readonly kernel?: {
    readonly id?: number;
    readonly method?: string;
    readonly params?: { readonly data?: { readonly id?: number }; readonly _meta?: { download?: number; upload?: boolean } };
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
function hold(steps: readonly Step[]): { readonly ignored: string[]; readonly broken?: string; readonly sent: unknown[] } {
  const sent: unknown[] = [];
  const violations: string[] = [];
  const broken: string[] = [];
  let plugin: ChannelListeners | undefined;
  const channel = {
    send: (message: object) => void sent.push(JSON.parse(JSON.stringify(message))),
    listen: (listeners: ChannelListeners) => (plugin = listeners),
  };
  const peer = new Peer('p', channel, {
    onRequest: () => undefined,
    onBroken: (reason) => {
      broken.push(reason);
      peer.close();
    },
    onViolation: (code) => violations.push(code),
  });
  for (const { kernel, plugin: said } of steps) {
    if (said !== undefined) plugin?.onMessage(said, Buffer.byteLength(JSON.stringify(said)));
    else if (kernel?.method === protocolMethods.cancel) peer.cancel(kernel.params?.data?.id ?? 0);
    else if (kernel?.method !== undefined) peer.request(kernel.method, {}, meta, kernel.params?._meta).answer.catch(() => undefined);
    else peer.respond(kernel?.id ?? 0, 1);
  }
  const last = broken.length > 0 ? violations.pop() : undefined;
  return { ignored: violations, sent, ...(last === undefined ? {} : { broken: last }) };
}

describe('conversations', () => {
  it.each(read('conversations.json') as Conversation[])('$name', ({ steps, ignored, broken }) => {
    const { sent, ...found } = hold(steps);
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
