import type { KernelOptions } from '../kernel-options.ts';
import type { Parts } from '../parts.ts';
import type { Roster } from './roster.ts';

/** All plugins of a started kernel with what it takes to start, exchange and stop them. */
export interface Fleet {
  readonly options: KernelOptions;
  readonly parts: Parts;
  readonly roster: Roster;
  readonly kernelVersion: string;
  /** Whether the kernel is stopping: nothing is started any more. */
  stopping(): boolean;
}
