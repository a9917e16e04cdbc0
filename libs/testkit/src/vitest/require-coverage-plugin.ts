import { createRequire } from 'node:module';
import type { Plugin } from 'vitest/config';
import { requireCoverage } from './require-coverage.ts';

/** Measures what the tests run of `src` and adds {@link requireCoverage} to the run. */
export function requireCoveragePlugin(percent: number): Plugin {
  return {
    name: 'plugwright:require-coverage',
    config: () => ({
      test: {
        coverage: {
          enabled: true,
          // `v8` would be looked for from vitest's own folder; a plugin has it through this package only.
          provider: 'custom',
          customProviderModule: createRequire(import.meta.url).resolve('@vitest/coverage-v8'),
          // Untested files count, too. vitest's patterns match anywhere in an absolute path: what is hand-written is told apart later.
          include: ['src/**/*.ts'],
          reporter: [],
          reportsDirectory: 'test-output/coverage',
        },
      },
    }),
    configureVitest({ vitest }) {
      vitest.config.reporters.push(requireCoverage(percent));
    },
  };
}
