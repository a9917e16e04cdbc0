import type { Duplex } from 'node:stream';
import { defaultWireLimits, framedChannel, linesChannel } from '@plugwright/sdk/wire';
import { pluginChannel, type PluginChannel, type WireProfile } from '../channel.ts';

/** The channel of a plugin over a duplex stream. */
export function streamChannel(stream: Duplex, maxMessageBytes: number, profile: WireProfile = 'frames'): PluginChannel {
  const limits = { ...defaultWireLimits, maxFrameBytes: maxMessageBytes };
  return pluginChannel(profile === 'lines' ? linesChannel(stream, stream, limits) : framedChannel(stream, limits));
}
