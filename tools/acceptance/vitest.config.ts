import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** Real commands on copies of the workspace: each file has a copy, and two at a time keep two cores busy. */
export default mergeConfig(
  shared,
  defineConfig({
    test: { root: import.meta.dirname, globalSetup: './base-copy.ts', testTimeout: 300_000, hookTimeout: 120_000, maxWorkers: 2 },
  }),
);
