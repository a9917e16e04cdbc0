import { definePlugin, servePlugin, type Caller } from '@plugwright/sdk';
import { aliveMiB } from './alive.ts';
import { streamingHandlers, streamsOf, type LaidContext } from './streaming.ts';

type Handler = (input: never, context: LaidContext) => unknown;

const hoarded: Buffer[] = [];

/** Microseconds of so many calls in a row. */
async function quantilesOf(times: number, call: () => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const started = performance.now();
    await call();
    taken.push((performance.now() - started) * 1000);
  }
  taken.sort((a, b) => a - b);
  return { p50: taken[Math.floor(times / 2)] ?? 0, p99: taken[Math.floor(times * 0.99)] ?? 0 };
}

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown }).code ?? error);

/** Keys that sort as their numbers do. */
const keyOf = (number: number): string => `n/${String(number).padStart(9, '0')}`;

async function kept(kernel: Caller): Promise<Set<number>> {
  const numbers = new Set<number>();
  let after: string | undefined;
  for (;;) {
    const page = { prefix: 'n/', limit: 1000, ...(after === undefined ? {} : { after }) };
    const { entries } = (await kernel.call('kernel/storage.list', page)) as { entries: { key: string }[] };
    for (const { key } of entries) numbers.add(Number(key.slice(2)));
    after = entries.at(-1)?.key;
    if (entries.length < 1000) return numbers;
  }
}

const handlers: Readonly<Record<string, Handler>> = {
  ...streamingHandlers,
  say: ({ text }: { text: string }) => ({ text }),
  fetch: ({ size }: { size: number }) => ({ text: 'x'.repeat(size) }),
  put: () => ({}),
  twice: ({ number }: { number: number }) => ({ number: 2 * number + 1 }),
  relayMany: ({ times }: { times: number }, { kernel }) => quantilesOf(times, () => kernel.call('target/say', { text: 'over there' })),
  relay: ({ number }: { number: number }, { kernel }) => kernel.call('target/twice', { number }),
  lookMany: ({ times }: { times: number }, { kernel }) => quantilesOf(times, () => kernel.call('kernel/storage.get', { key: 'k' })),
  untilRefused: async (_: unknown, { kernel }) => {
    for (;;) {
      try {
        await kernel.call('kernel/storage.get', { key: 'k' });
      } catch (error) {
        return { code: codeOf(error) };
      }
    }
  },
  hang: () => {
    for (;;);
  },
  hoard: ({ mib }: { mib: number }) => {
    for (let n = 0; n < mib; n += 1) hoarded.push(Buffer.alloc(1024 * 1024, 1));
    return {};
  },
  crash: () => process.exit(7),
  peek: ({ path }: { path: string }) => {
    try {
      // Imported, it would be in every plugin that is laid, and so in what their start and their memory are measured as.
      process.getBuiltinModule('node:fs').readFileSync(path);
      return { code: 'it was read' };
    } catch (error) {
      return { code: codeOf(error) };
    }
  },
  make: ({ number }: { number: number }, { kernel }) => kernel.call('kernel/events.publish', { event: 'made', payload: { number } }),
  take: async ({ number }: { number: number }, { kernel }) => {
    await kernel.call('kernel/storage.set', { entries: [{ key: keyOf(number), value: 1 }] });
    return {};
  },
  alive: () => ({ mib: aliveMiB() }),
  missing: async ({ below }: { below: number }, { kernel }) => {
    const numbers = await kept(kernel);
    const missing = Array.from({ length: below }, (_, number) => number).filter((number) => !numbers.has(number));
    return { kept: numbers.size, missing };
  },
};

const operationOf = (handler: string): string => handler.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

const plugin = definePlugin<Record<string, Handler>, Caller>({
  id: process.env['PLUGWRIGHT_PLUGIN'] ?? 'nobody',
  version: '1.0.0',
  operations: Object.fromEntries(
    Object.keys(handlers).map((handler) => [operationOf(handler), { handler, errors: [], output: () => true, ...streamsOf(handler) }]),
  ),
  errors: {},
  createKernel: (caller) => caller,
});

await servePlugin(plugin, handlers);
