import { duplexPair, type Duplex } from 'node:stream';
import type { Exit, IsolationDriver, PluginChannel, RuntimeLanguage } from '@plugwright/kernel';
import { defaultWireLimits, framedChannel } from '@plugwright/sdk/wire';

/** What runs in the place of a plugin's code: it has the other end of the channel, bytes as they are. */
export type Behaviour = (end: Duplex) => void;

/** The kernel's end of a channel over bytes that never leave this process. */
function channelOver(stream: Duplex): PluginChannel {
  const wire = framedChannel(stream, defaultWireLimits);
  return {
    send: (message) => wire.send(message),
    sendText: (text) => wire.sendText(text),
    request: (id, method, data, meta) => wire.request(id, method, data, meta),
    respond: (id, data) => wire.respond(id, data),
    sendBytes: (data) => wire.sendBytes?.(data),
    listen: ({ onMessage, onBytes, onBroken }) =>
      wire.listen({
        onMessage,
        onBytes: (data, bytes) => onBytes?.(data, bytes),
        onBroken: (error) => onBroken(error.message, error.code),
        onClose: () => undefined,
      }),
  };
}

/** An isolation level without any: "plugins" are functions of this process, so that thousands of them come and go in a minute. */
export function inProcessDriver(behaviours: Readonly<Record<string, Behaviour>>): IsolationDriver {
  return {
    level: 'worker',
    probe: () => Promise.resolve({ level: 'worker', available: true, mechanisms: {} }),
    launch({ plugin }) {
      const [ours, theirs] = duplexPair();
      for (const end of [ours, theirs]) end.on('error', () => undefined);
      let exit: (exit: Exit) => void = () => undefined;
      const exited = new Promise<Exit>((resolve) => (exit = resolve));
      const end = (reason: string): void => {
        ours.destroy();
        theirs.destroy();
        exit({ reason });
      };
      theirs.once('close', () => end('it left'));
      behaviours[plugin]?.(theirs);
      return {
        channel: channelOver(ours),
        pid: undefined,
        exited,
        enforced: Promise.resolve({ level: 'worker', missing: [] }),
        kill: () => end('it was ended'),
        stats: () => undefined,
        freeze: () => false,
        thaw: () => false,
      };
    },
  };
}

/** A language whose programs need not be found. */
export const noLanguage: RuntimeLanguage = {
  languages: ['typescript'],
  prepare: (folder) => Promise.resolve({ command: { executable: '', entry: folder, argumentsFor: () => [], fromSource: false } }),
};
