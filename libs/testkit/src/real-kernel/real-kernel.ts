import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKernel, type Kernel } from '@plugwright/kernel';

/** What a kernel for one test runs. */
export interface RealKernelSetup {
  /** Folders of plugins, given a folder for those that are made for the test. */
  folders(scratch: string): readonly string[];
  /** By plugin id. */
  readonly config: Readonly<Record<string, unknown>>;
}

async function started(setup: RealKernelSetup, scratch: string): Promise<Kernel> {
  const file = join(scratch, 'plugwright.config.json');
  await writeFile(file, JSON.stringify(setup.config));
  const kernel = createKernel({ folders: setup.folders(scratch), config: { file } });
  const errors = (await kernel.start()).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return kernel;
  const said = kernel.logs().map(({ message }) => `  ${message}`);
  await kernel.stop();
  throw new Error(['the real kernel cannot run the plugin:', ...errors.map(({ code, message }) => `${code}: ${message}`), ...said].join('\n'));
}

/** Run a real kernel as long as `use` takes; nothing of it is left behind. */
export async function withRealKernel<T>(setup: RealKernelSetup, use: (kernel: Kernel) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'plugwright-test-'));
  try {
    const kernel = await started(setup, scratch);
    try {
      return await use(kernel);
    } finally {
      await kernel.stop();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
