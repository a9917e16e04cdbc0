import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Gauges } from './gauges.ts';
import type { GroupOrder, GroupReport } from './group-messages.ts';
import { compileModule, ModuleInstance } from './module-instance.ts';
import { webAssembly } from './web-assembly.ts';

/** A larger file is no plugin. */
const MOST_FILE_BYTES = 64 * 1024 * 1024;

/** Texts are posted when they are so large together, else when the module gives the thread back. */
const POST_CHARACTERS = 1024 * 1024;

/** An import of it would load into the thread whatever it names, promises and streams among it. */
const { readFileSync, statSync } = process.getBuiltinModule('node:fs');

const gauges = new Gauges(workerData as SharedArrayBuffer);
const ports = new Map<number, MessagePort>();

function say(report: GroupReport): void {
  parentPort?.postMessage(report);
}

function end(slot: number, reason: string): void {
  const port = ports.get(slot);
  if (port === undefined) return;
  ports.delete(slot);
  port.close();
  say({ kind: 'ended', slot, reason });
}

/** Have a module do something with the thread; what it throws ends it and nobody else. */
function give(slot: number, memoryBytes: () => number, turn: () => void): void {
  const before = performance.now();
  gauges.enter(slot);
  try {
    turn();
  } catch (error) {
    end(slot, error instanceof Error ? `${error instanceof webAssembly.RuntimeError ? 'trap: ' : ''}${error.message}` : String(error));
  } finally {
    gauges.leave(slot, memoryBytes(), performance.now() - before);
  }
}

/** What else than a file could keep the thread waiting for ever. */
function bytesOf(file: string): Uint8Array {
  const found = statSync(file);
  if (!found.isFile()) throw new Error('the module is no file');
  if (found.size > MOST_FILE_BYTES) throw new Error('the module is larger than 64 MiB');
  return readFileSync(file);
}

async function start({ slot, file, memoryMB, maxTurnBytes, port }: Extract<GroupOrder, { kind: 'start' }>): Promise<void> {
  ports.set(slot, port);
  let texts: string[] = [];
  let characters = 0;
  const post = (): void => {
    if (texts.length > 0) port.postMessage(texts.join('\n'));
    texts = [];
    characters = 0;
  };
  const module = await compileModule(bytesOf(file), memoryMB);
  const around = {
    maxTurnBytes,
    onMessage(text: string): void {
      texts.push(text);
      characters += text.length;
      if (characters > POST_CHARACTERS) post();
    },
    onOutput: (stream: 'stdout' | 'stderr', text: Buffer): void => say({ kind: 'output', slot, stream, text }),
  };
  let instance: ModuleInstance | undefined;
  const turn = (run: () => void): void => give(slot, () => instance?.memoryBytes ?? 0, run);
  turn(() => (instance = new ModuleInstance(module, around)));
  post();
  // It was told to end meanwhile, or ended by itself.
  if (!ports.has(slot)) return;
  port.on('message', (posted: string) => {
    for (const text of posted.split('\n')) {
      if (!ports.has(slot)) return;
      turn(() => instance?.receive(text));
    }
    post();
  });
}

parentPort?.on('message', (order: GroupOrder) => {
  if (order.kind === 'drop') end(order.slot, 'it was ended');
  else start(order).catch((error: unknown) => end(order.slot, error instanceof Error ? error.message : String(error)));
});
