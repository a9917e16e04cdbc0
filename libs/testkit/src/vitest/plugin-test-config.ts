import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { requireAllPlugin } from './require-all-plugin.ts';

/** How a generated plugin runs its tests: its own beside the source and under `test/`; skipped ones count. */
export function pluginTestConfig(): ViteUserConfig {
  return defineConfig({
    plugins: [requireAllPlugin()],
    test: {
      include: ['src/**/*.spec.ts', 'test/**/*.spec.ts'],
      exclude: ['**/node_modules/**', '**/dist/**'],
      testTimeout: 30_000,
      hookTimeout: 30_000,
    },
  });
}
