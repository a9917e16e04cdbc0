import type { Worker } from 'node:worker_threads';
import { defaultWireLimits, textsChannel } from '@plugwright/sdk/wire';
import { pluginChannel, type PluginChannel } from '../channel.ts';

/** The channel of a plugin in a thread. */
export function portChannel(worker: Worker, maxMessageBytes: number): PluginChannel {
  return pluginChannel(textsChannel(worker, { ...defaultWireLimits, maxFrameBytes: maxMessageBytes }, () => void worker.terminate()));
}
