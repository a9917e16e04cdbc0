import type { Duplex } from 'node:stream';
import { defaultWireLimits, framedChannel, linesChannel } from '@plugwright/sdk/wire';
import { pluginChannel, type PluginChannel } from '../channel.ts';

/** How messages are cut apart on a stream: length-prefixed frames, or one JSON text a line. */
export type WireProfile = 'frames' | 'lines';

/** The channel of a plugin over a duplex stream. */
export function streamChannel(stream: Duplex, maxMessageBytes: number, profile: WireProfile = 'frames'): PluginChannel {
  const limits = { ...defaultWireLimits, maxFrameBytes: maxMessageBytes };
  return pluginChannel(profile === 'lines' ? linesChannel(stream, stream, limits) : framedChannel(stream, limits));
}
