import type { Isolation, Manifest } from '@plugwright/manifest';
import type { PluginConfig } from '../config/configuration.ts';
import type { RunningPlugin } from '../isolation/driver.ts';

/** What a supervisor runs: everything about one plugin that a reload may change. */
export interface Program {
  readonly manifest: Manifest;
  /** Absolute. */
  readonly folder: string;
  readonly isolation: Isolation;
  readonly config: unknown;
  /** The same with where each value comes from. */
  readonly configured?: PluginConfig;
  launch(): RunningPlugin;
}

/** How many calls a plugin promises to serve at once. */
export function concurrencyOf({ runtime }: Manifest): number {
  return runtime.concurrency.mode === 'serial' ? 1 : runtime.concurrency.max;
}
