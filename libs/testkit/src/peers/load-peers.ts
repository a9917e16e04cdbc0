import { existsSync } from 'node:fs';

/** Answers of imported operations by method: a value, or a function of the input. */
export type Peers = Readonly<Record<string, unknown>>;

/** The file in which a person may write the answers of imported plugins. */
export function peersFile(pluginFolder: URL): URL {
  return new URL('test/peers.ts', pluginFolder);
}

/** The answers that the plugin's `test/peers.ts` exports as `peers`; none without the file. */
export async function loadPeers(pluginFolder: URL): Promise<Peers> {
  const file = peersFile(pluginFolder);
  if (!existsSync(file)) return {};
  const { peers } = (await import(/* @vite-ignore */ file.href)) as { peers?: Peers };
  if (typeof peers !== 'object') throw new Error('test/peers.ts must export `peers`, an object of answers by method');
  return peers;
}
