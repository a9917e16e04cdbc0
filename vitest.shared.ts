import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { requireAllPlugin } from './libs/testkit/src/vitest/require-all-plugin.ts';

/** What every hand-written package runs its tests with; a generated plugin's configuration comes from `@plugwright/testkit/vitest`. */
export default defineConfig({
  plugins: [requireAllPlugin()],
  test: {
    setupFiles: [fileURLToPath(new URL('./fast-check.setup.ts', import.meta.url))],
    // What a test reads from a command must not depend on who started the run: Nx forces colours.
    env: { FORCE_COLOR: '0' },
    include: ['**/*.spec.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/golden/**', '**/fixtures/**', '**/corpus/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
