import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { requireAllPlugin } from './require-all-plugin.ts';
import { requireCoveragePlugin } from './require-coverage-plugin.ts';

/** What a plugin's spec asks of its tests. */
export interface PluginTestOptions {
  /** Share of the hand-written statements and lines that a run of all tests must run, from 0 to 100; nothing is measured where absent. */
  readonly coverage?: number;
}

/** How a generated plugin runs its tests: its own beside the source and under `test/`; skipped ones count. */
export function pluginTestConfig({ coverage }: PluginTestOptions = {}): ViteUserConfig {
  return defineConfig({
    plugins: [requireAllPlugin(), ...(coverage === undefined ? [] : [requireCoveragePlugin(coverage)])],
    test: {
      include: ['src/**/*.spec.ts', 'test/**/*.spec.ts'],
      exclude: ['**/node_modules/**', '**/dist/**'],
      testTimeout: 30_000,
      hookTimeout: 30_000,
    },
  });
}
