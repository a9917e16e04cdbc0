import type { Duplex } from 'node:stream';
import { encodeFrames, FrameDecoder, writeStreamBytes, type RpcMessage } from '@plugwright/sdk/wire';
import type { Chance } from '../../chaos/random.ts';
import { mutated } from '../mutate.ts';
import type { Behaviour } from './in-process-driver.ts';
import { scriptFor, type Message } from './script.ts';

const MAX_BYTES = 16 * 1024 * 1024;

/** Bytes of a frame before its body. */
const HEAD = 5;

/** Bytes of a stream that nobody asked for, or somebody. */
function bulk(chance: Chance): Uint8Array {
  return writeStreamBytes({
    id: chance.pick([0, 1, 2, 3, 4, 2 ** 40]),
    to: chance.pick(['caller', 'callee'] as const),
    bytes: new Uint8Array(chance.pick([0, 1, 300, 70_000])),
    end: chance.below(2) === 0,
  });
}

/** A frame whose head or body is not what it should be. */
function damaged(frame: Buffer, chance: Chance): Buffer {
  const bytes = Buffer.from(frame);
  const at = chance.below(4) === 0 ? chance.below(HEAD) : HEAD + chance.below(Math.max(1, bytes.length - HEAD));
  bytes[Math.min(at, bytes.length - 1)] = chance.below(256);
  return bytes;
}

/** A message as it leaves: mostly as it should be, else with another value somewhere, no JSON any more, or bytes that are no frame. */
function broken(message: Message, chance: Chance): readonly Buffer[] {
  const text = JSON.stringify(message);
  const whole = (body: string | Uint8Array): Buffer => encodeFrames([body]);
  switch (chance.below(12)) {
    case 0:
      return [damaged(whole(text), chance)];
    case 1:
      return [whole(bulk(chance)), whole(text)];
    case 2:
      return [whole(text), whole(text)];
    case 3:
      return [];
    case 4:
    case 5:
    case 6:
      return [whole(mutated(text, chance))];
    default:
      return [whole(text)];
  }
}

/** A plugin that comes up as it should, stops when it is asked, and breaks what it says about the calls that it serves. */
export function hostilePlugin(chance: Chance, onSent: (frame: Buffer) => void): Behaviour {
  return (end: Duplex) => {
    let last = 0;
    const send = (bytes: Buffer): void => {
      if (!end.writableEnded && !end.destroyed) end.write(bytes);
    };
    const answer = (id: number, data: object): void => send(encodeFrames([JSON.stringify({ jsonrpc: '2.0', id, result: { data } })]));
    const serve = ({ id, method }: { readonly id: number; readonly method: string }): void => {
      if (method === '$/initialize') answer(id, { protocol: 1, sdk: 'fuzz', id: 'hostile', version: '1.0.0' });
      else if (method.startsWith('$/')) answer(id, { status: 'ok', serving: 0 });
      else {
        const script = scriptFor(method.slice('hostile/'.length), id, () => (last += 1));
        for (const message of script)
          for (const bytes of broken(message, chance)) {
            onSent(bytes);
            send(bytes);
          }
      }
    };
    const decoder = new FrameDecoder(
      {
        onMessage(message) {
          const { id, method } = message as RpcMessage & { readonly method?: string };
          if (id !== undefined && method !== undefined) serve({ id, method });
        },
        onBytes: () => undefined,
      },
      MAX_BYTES,
    );
    end.on('data', (chunk: Buffer) => void decoder.decode(chunk));
  };
}
