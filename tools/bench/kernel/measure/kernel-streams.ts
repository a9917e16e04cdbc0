import type { Kernel } from '@plugwright/kernel';
import { aliveMiB } from '../../../laid-plugins/code/alive.ts';
import { numbered, type Streamer } from './stream-rounds.ts';

/** Calls that are under way at once where items go by calls. */
const WINDOW = 200;

/** How often what is held is looked at. */
const LOOKS = 10;

/** Looks at what is alive in this process now and then, and remembers the most. */
class Holding {
  most = 0;
  readonly #before = aliveMiB();
  readonly #every: number;
  #due: number;

  constructor(items: number) {
    this.#every = Math.max(1, Math.floor(items / LOOKS));
    this.#due = this.#every;
  }

  look(items: number): void {
    if (items < this.#due) return;
    this.#due += this.#every;
    this.most = Math.max(this.most, aliveMiB() - this.#before);
  }
}

/** Items for whoever asks for one after the other; as cheap as that can be. */
const oneByOne = <Item>(items: Iterator<Item>): AsyncIterable<Item> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(items.next()) }),
});

/** The streams of a kernel's plugin `target`, called by the program around the kernel. */
export function streamsOf(kernel: Kernel): Streamer {
  const download = async (items: number, size: number, look: (came: number) => void = () => undefined): Promise<number> => {
    let came = 0;
    const onItems = (batch: readonly unknown[]): void => {
      for (const item of batch) if ((item as { readonly number: number }).number === came) came += 1;
      look(came);
    };
    await kernel.call('target', 'list', { number: 0, items, size }, { onItems });
    return came;
  };
  return {
    download,
    async upload(items, size) {
      const { items: arrived } = (await kernel.call('target', 'collect', {}, { upload: oneByOne(numbered(items, size)) })) as { readonly items: number };
      return arrived;
    },
    async held(items, size) {
      const holding = new Holding(items);
      await download(items, size, (came) => holding.look(came));
      return holding.most;
    },
    close: () => kernel.stop(),
  };
}

/** The same items by calls, of which many are under way at once: what streams are there instead of. */
export function callsOf(kernel: Kernel): Streamer {
  const all = async (items: number, call: (number: number) => Promise<unknown>, look: (came: number) => void = () => undefined): Promise<number> => {
    let [left, came] = [items, 0];
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await call(left);
        came += 1;
        look(came);
      }
    };
    await Promise.all(Array.from({ length: WINDOW }, lane));
    return came;
  };
  const fetch = (size: number) => (number: number) => (size === 0 ? kernel.call('target', 'twice', { number }) : kernel.call('target', 'fetch', { size }));
  return {
    download: (items, size) => all(items, fetch(size)),
    upload: (items, size) => {
      const text = 'x'.repeat(size);
      return all(items, (number) => (size === 0 ? kernel.call('target', 'twice', { number }) : kernel.call('target', 'put', { text })));
    },
    async held(items, size) {
      const holding = new Holding(items);
      await all(items, fetch(size), (came) => holding.look(came));
      return holding.most;
    },
    close: () => kernel.stop(),
  };
}
