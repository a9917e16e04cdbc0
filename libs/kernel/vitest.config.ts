import { availableParallelism } from 'node:os';
import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      globalSetup: ['./fixtures/build-fixtures.ts'],
      // The long tests wait for plugins rather than compute: two files at once are faster also on two cores.
      maxWorkers: Math.max(2, availableParallelism() - 1),
      // What the tests start lives in processes and threads of its own; the kernel's modules keep nothing between two kernels.
      isolate: false,
    },
  }),
);
