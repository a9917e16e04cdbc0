import { Socket } from 'node:net';
import { framedChannel } from '../wire/channel/framed-channel.ts';
import { defaultWireLimits } from '../wire/limits.ts';
import type { Channel } from './channel.ts';
import { trusted } from './trusted.ts';

/** Frames over an inherited file descriptor. */
export function socketChannel(fd: number): Channel {
  const socket = new Socket({ fd, readable: true, writable: true });
  socket.on('end', () => socket.end());
  return trusted(
    framedChannel(socket, defaultWireLimits),
    () => undefined,
    () => socket.destroy(),
  );
}
