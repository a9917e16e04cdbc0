import { defineConfig } from 'vitest/config';
import { requireAll } from './libs/testkit/src/vitest/require-all.ts';

/** What every hand-written package runs its tests with; a generated plugin's configuration comes from `@plugwright/testkit/vitest`. */
export default defineConfig({
  test: {
    include: ['**/*.spec.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/golden/**', '**/fixtures/**', '**/corpus/**'],
    reporters: ['default', requireAll()],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
