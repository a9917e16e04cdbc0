import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createKernel, type Kernel, type KernelOptions } from '@plugwright/kernel';
import type { Isolation } from '@plugwright/manifest';
import type { Laid } from '../../laid-plugins/manifest-of.ts';
import type { BenchParts } from './figure.ts';
import { AbsentError } from './measure/interleave.ts';
import { verifying } from './verifying.ts';

/** Of a restart budget and of a back-off nothing shall be seen where restarts are counted. */
const patient: KernelOptions['limits'] = { restartBudget: 1_000_000, maxQueuedCalls: 100_000 };

/** A kernel with its state on the disk and some plugins that are verified at each load. @throws AbsentError where one of them cannot run here */
export async function startSubject(parts: BenchParts, plugins: readonly Laid[], options: Partial<KernelOptions> = {}): Promise<Kernel> {
  mkdirSync(parts.folder, { recursive: true });
  const stateFolder = mkdtempSync(join(parts.folder, 'state-'));
  const folders = plugins.map((plugin) => parts.bed.lay(plugin));
  const kernel = createKernel({ folders, stateFolder, verifier: verifying, ...options, limits: { ...patient, ...options.limits } });
  try {
    const diagnostics = await kernel.start();
    const missing = kernel.ps().filter(({ state }) => state !== 'ready');
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0 || missing.length > 0 || kernel.ps().length !== plugins.length)
      throw new AbsentError(errors.map(({ message }) => message).join('; ') || missing.map(({ id, reason }) => `${id}: ${reason ?? 'not ready'}`).join('; '));
    return kernel;
  } catch (error) {
    await kernel.stop();
    throw error;
  }
}

/** What is measured: one language at one level. */
export interface Variant {
  readonly name: string;
  readonly language: 'typescript' | 'python' | 'wasm';
  readonly isolation: Isolation;
}

/** What the goals are set for, and what stands beside it. */
export const variants = {
  nodeWorker: { name: 'Node, worker', language: 'typescript', isolation: 'worker' },
  nodeProcess: { name: 'Node, process', language: 'typescript', isolation: 'process' },
  nodeSandbox: { name: 'Node, sandbox', language: 'typescript', isolation: 'sandbox' },
  pythonProcess: { name: 'Python, process', language: 'python', isolation: 'process' },
  pythonSandbox: { name: 'Python, sandbox', language: 'python', isolation: 'sandbox' },
  wasm: { name: 'WebAssembly', language: 'wasm', isolation: 'wasm' },
} as const satisfies Readonly<Record<string, Variant>>;
