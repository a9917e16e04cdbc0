import { createPlugin } from '@extism/extism';
import type { Echo } from '../measure/echo-rounds.ts';
import { echoModule } from './echo-module.ts';

/** Its SDK keeps the memory of each call, hands all of it to its worker with the next, and has no address for more than 32,767; to forget it costs a call. */
const CALLS_BETWEEN_RESETS = 250;

/** A module of WebAssembly under Extism's JavaScript SDK; in a worker it can be stopped, in the thread of its host it cannot. */
export async function extism(where: 'worker' | 'same-thread'): Promise<Echo> {
  const plugin = await createPlugin({ wasm: [{ data: echoModule() }] }, { runInWorker: where === 'worker' });
  let calls = 0;
  return {
    oneByOne: true,
    async say(text) {
      calls += 1;
      if (calls % CALLS_BETWEEN_RESETS === 0) await plugin.reset();
      // What it rejects with in a worker is a plain object.
      const answer = await plugin.call('echo', JSON.stringify({ text })).catch((error: unknown) => {
        throw new Error(`Extism: ${(error as { readonly message: string }).message}`, { cause: error });
      });
      return (answer?.json() as { text: string }).text;
    },
    close: () => plugin.close(),
  };
}
