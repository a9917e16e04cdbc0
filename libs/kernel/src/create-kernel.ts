import { RunningKernel } from './running-kernel.ts';
import type { Kernel, KernelOptions } from './kernel-options.ts';

/** Make a kernel; nothing happens before `start`. */
export function createKernel(options: KernelOptions): Kernel {
  return new RunningKernel(options);
}
