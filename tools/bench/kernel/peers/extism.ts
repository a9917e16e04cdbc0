import { createPlugin } from '@extism/extism';
import type { Echo } from '../measure/echo-rounds.ts';
import { echoModule } from './echo-module.ts';

/** A module of WebAssembly under Extism's JavaScript SDK; in a worker it can be stopped, in the thread of its host it cannot. */
export async function extism(where: 'worker' | 'same-thread'): Promise<Echo> {
  const plugin = await createPlugin({ wasm: [{ data: echoModule() }] }, { runInWorker: where === 'worker' });
  return {
    oneByOne: true,
    async say(text) {
      const answer = await plugin.call('echo', JSON.stringify({ text }));
      return (answer?.json() as { text: string }).text;
    },
    close: () => plugin.close(),
  };
}
