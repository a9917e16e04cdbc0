import { protocolMethods } from '../../wire/methods.ts';
import type { PluginChannel } from '../channel.ts';

/** A channel that says when its plugin has answered that it stops: a module cannot end by itself as a process does. */
export function untilStopped(channel: PluginChannel, onStopped: () => void): PluginChannel {
  let stop: number | undefined;
  return {
    send(message) {
      const { method, id } = message as { readonly method?: string; readonly id?: number };
      if (method === protocolMethods.stop) stop = id;
      channel.send(message);
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
