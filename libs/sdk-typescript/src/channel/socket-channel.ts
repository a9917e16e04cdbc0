import { framedChannel } from '../wire/channel/framed-channel.ts';
import { linesChannel } from '../wire/channel/lines-channel.ts';
import { defaultWireLimits } from '../wire/limits.ts';
import type { Channel } from './channel.ts';
import { trusted } from './trusted.ts';

/** Frames or lines over an inherited file descriptor. */
export function socketChannel(fd: number, profile: 'frames' | 'lines'): Channel {
  // An import would load the lists of addresses along, which nobody here asks.
  const { Socket } = process.getBuiltinModule('node:net');
  const socket = new Socket({ fd, readable: true, writable: true });
  socket.on('end', () => socket.end());
  return trusted(
    profile === 'lines' ? linesChannel(socket, socket, defaultWireLimits) : framedChannel(socket, defaultWireLimits),
    () => undefined,
    () => socket.destroy(),
  );
}
