import { protocolMethods } from '../../wire/methods.ts';
import type { PluginChannel } from '../channel.ts';

/** A channel that says when its plugin has answered that it stops: a module cannot end by itself as a process does. */
export function untilStopped(channel: PluginChannel, onStopped: () => void): PluginChannel {
  let stop: number | undefined;
  return {
    ...channel,
    request(id, method, data, meta) {
      if (method === protocolMethods.stop) stop = id;
      if (channel.request === undefined) channel.send({ jsonrpc: '2.0', id, method, params: { data, _meta: meta } });
      else channel.request(id, method, data, meta);
    },
    listen: (listeners) =>
      channel.listen({
        ...listeners,
        onMessage(value, bytes) {
          listeners.onMessage(value, bytes);
          const { method, id } = (value ?? {}) as { readonly method?: unknown; readonly id?: unknown };
          if (stop !== undefined && id === stop && method === undefined) onStopped();
        },
      }),
  };
}
