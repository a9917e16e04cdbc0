import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { CallError, createKernel, type CallOptions, type Kernel } from '@plugwright/kernel';
import { Chance } from '../../chaos/random.ts';
import { manifestOf, type Laid } from '../../laid-plugins/manifest-of.ts';
import { honestPlugin } from './honest-plugin.ts';
import { hostilePlugin } from './hostile-plugin.ts';
import { inProcessDriver, noLanguage } from './in-process-driver.ts';

/** How long a caller waits, and how much later he must have heard something, ms. */
const PATIENCE_MS = 150;
const HANG_MS = 5_000;

const more: Laid['more'] = {
  lifecycle: { startTimeoutMs: 2_000, stopTimeoutMs: 100, health: { intervalMs: 500, timeoutMs: 2_000 }, hotReload: true, onCrash: 'restart' },
};

const plugins: readonly Laid[] = [
  { id: 'target', isolation: 'worker', operations: ['twice', 'list', 'collect'], more },
  { id: 'hostile', isolation: 'worker', operations: ['twice', 'list', 'collect', 'exchange', 'relay-list'], callsTarget: true, more },
];

const inputs = {
  list: { number: 0, items: 4, size: 1 },
  collect: {},
  exchange: {},
  'relay-list': { number: 0, items: 1, size: 1 },
  twice: { number: 1 },
} as const;

const upload = (): AsyncIterable<unknown> => Readable.from(Array.from({ length: 20 }, (_, number) => ({ number, text: 'xyz' })));

function streamsOf(operation: keyof typeof inputs, take: (items: readonly unknown[]) => void): Pick<CallOptions, 'onItems' | 'upload'> {
  const up = operation === 'collect' || operation === 'exchange' ? { upload: upload() } : {};
  return operation === 'twice' || operation === 'collect' ? up : { ...up, onItems: take };
}

/** Whether a value is an item as the manifest declares it. */
function isItem(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { number, text } = value as { readonly number?: unknown; readonly text?: unknown };
  return Number.isInteger(number) && (number as number) >= 0 && (text === undefined || typeof text === 'string');
}

/** Whether a value has the numbers that the manifest promises of an output. */
function isOutput(operation: keyof typeof inputs, value: unknown): boolean {
  const output = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return Number.isInteger(output[operation === 'twice' ? 'number' : 'items']);
}

/** How one talk went. */
export interface Talk {
  /** What was wrong with how the kernel took it. */
  readonly complaints: readonly string[];
  /** How its calls ended: `answered`, or by a code. */
  readonly ends: readonly string[];
}

/** Make a call, and see that its caller is told something true in time. */
async function ask(kernel: Kernel, operation: keyof typeof inputs): Promise<Talk> {
  const complaints: string[] = [];
  let told = 'nothing';
  let over = false;
  const take = (items: readonly unknown[]): void => {
    if (over) complaints.push(`${operation} brought items after its end`);
    const wrong = items.find((item) => !isItem(item));
    if (items.some((item) => !isItem(item))) complaints.push(`${operation} brought ${JSON.stringify(wrong).slice(0, 200)}`);
  };
  const called = kernel.call('hostile', operation, inputs[operation], { timeoutMs: PATIENCE_MS, ...streamsOf(operation, take) }).then(
    (output) => {
      told = 'answered';
      if (!isOutput(operation, output)) complaints.push(`${operation} answered ${JSON.stringify(output).slice(0, 200)}`);
    },
    (error: unknown) => {
      told = error instanceof CallError ? error.code : 'no CallError';
      if (!(error instanceof CallError)) complaints.push(`${operation} failed by what is no CallError: ${String(error)}`);
      else if (error.code === 'core/internal') complaints.push(`${operation} failed by a fault of the kernel: ${error.message}`);
    },
  );
  const hangs = Symbol('hangs');
  const timer = new AbortController();
  const end = await Promise.race([called, pause(PATIENCE_MS + HANG_MS, hangs, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
  over = true;
  if (end === hangs) complaints.push(`${operation} hangs`);
  return { complaints, ends: [told] };
}

/** Lay both plugins down, for a kernel to read. */
function lay(base: string): readonly string[] {
  return plugins.map((plugin) => {
    const folder = join(base, plugin.id);
    mkdirSync(folder);
    writeFileSync(join(folder, 'plugin.manifest.json'), JSON.stringify(manifestOf(plugin)));
    return folder;
  });
}

/**
 * Have a kernel talk to a plugin whose messages, streams among them, are broken as a number says, while callers and another plugin stream with it.
 * @param onSent hears of each frame that the plugin sends for a call
 */
export async function talk(seed: number, onSent: (frame: Buffer) => void = () => undefined): Promise<Talk> {
  const base = mkdtempSync(join(tmpdir(), 'plugwright-fuzz-'));
  const chance = new Chance(seed);
  const kernel = createKernel({
    folders: lay(base),
    isolation: { drivers: [inProcessDriver({ target: honestPlugin, hostile: hostilePlugin(chance, onSent) })] },
    languages: [noLanguage],
    limits: { restartBudget: 1_000, restartBackoffMs: 1, cancelGraceMs: 20 },
  });
  try {
    const errors = (await kernel.start()).filter(({ severity }) => severity === 'error').map(({ message }) => `it does not start: ${message}`);
    const operations = Object.keys(inputs) as (keyof typeof inputs)[];
    const found = await Promise.all(operations.map((operation) => ask(kernel, operation)));
    const { number } = (await kernel.call('target', 'twice', { number: 4 }, { timeoutMs: HANG_MS })) as { readonly number: number };
    const stopping = kernel.stop().then(() => true);
    const stopped = await Promise.race([stopping, pause(HANG_MS, false, { ref: false })]);
    const complaints = [
      ...errors,
      ...found.flatMap((one) => one.complaints),
      ...(number === 9 ? [] : [`its neighbour answered ${String(number)}`]),
      ...(stopped ? [] : ['the kernel does not stop']),
      ...('polluted' in {} ? ['the prototype of all objects was changed'] : []),
    ];
    return { complaints, ends: found.flatMap(({ ends }) => ends) };
  } finally {
    void kernel.stop();
    rmSync(base, { recursive: true, force: true });
  }
}
