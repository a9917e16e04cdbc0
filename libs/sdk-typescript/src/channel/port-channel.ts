import type { MessagePort } from 'node:worker_threads';
import { textsChannel } from '../wire/channel/texts-channel.ts';
import { defaultWireLimits } from '../wire/limits.ts';
import type { Channel } from './channel.ts';
import { trusted } from './trusted.ts';

/** The channel of a plugin in a worker thread. */
export function portChannel(port: MessagePort): Channel {
  return trusted(
    textsChannel(port, defaultWireLimits, () => port.close()),
    (onClose) => port.on('close', onClose),
    () => port.close(),
  );
}
