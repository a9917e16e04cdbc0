import type { Channel } from './channel.ts';
import { portChannel } from './port-channel.ts';
import { socketChannel } from './socket-channel.ts';

/** Environment variable by which the kernel names the descriptor of the channel, as `fd:3`, or `lines:fd:3` for the newline profile. */
export const CHANNEL_VARIABLE = 'PLUGWRIGHT_CHANNEL';

/** The way to the kernel that started this process or thread; undefined where no kernel did. */
export function openChannel(environment: Readonly<Record<string, string | undefined>>): Channel | undefined {
  const [, profile, fd] = /^(lines:)?fd:(\d{1,3})$/.exec(environment[CHANNEL_VARIABLE] ?? '') ?? [];
  if (fd !== undefined) return socketChannel(Number(fd), profile === undefined ? 'frames' : 'lines');
  // A process does without threads: an import of them would be in the memory of every plugin.
  const { parentPort } = process.getBuiltinModule('node:worker_threads');
  return parentPort === null ? undefined : portChannel(parentPort);
}
