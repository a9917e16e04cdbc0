import { parentPort } from 'node:worker_threads';
import type { Channel } from './channel.ts';
import { portChannel } from './port-channel.ts';
import { socketChannel } from './socket-channel.ts';

/** Environment variable by which the kernel names the descriptor of the channel, as `fd:3`. */
export const CHANNEL_VARIABLE = 'PLUGWRIGHT_CHANNEL';

/** The way to the kernel that started this process or thread; undefined where no kernel did. */
export function openChannel(environment: Readonly<Record<string, string | undefined>>): Channel | undefined {
  if (parentPort !== null) return portChannel(parentPort);
  const fd = /^fd:(\d{1,3})$/.exec(environment[CHANNEL_VARIABLE] ?? '')?.[1];
  return fd === undefined ? undefined : socketChannel(Number(fd));
}
