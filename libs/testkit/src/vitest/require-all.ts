import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** How one run ended; written to `test-output/results.json` in the project's root. */
export interface TestTally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function tally(modules: readonly TestModule[]): TestTally {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const state = test.result().state;
      if (state === 'passed') count.passed += 1;
      else if (state === 'failed') count.failed += 1;
      else count.skipped += 1;
    }
  }
  return count;
}

/**
 * A vitest reporter that records the run's tally and, under `PLUGWRIGHT_REQUIRE_ALL=1`, makes a run red
 * in which a test was skipped or none ran.
 */
export function requireAll(): Reporter {
  let root = process.cwd();
  return {
    onInit(vitest) {
      root = vitest.config.root;
    },
    onTestRunEnd(modules) {
      const result = tally(modules);
      const folder = join(root, 'test-output');
      mkdirSync(folder, { recursive: true });
      const temporary = join(folder, `results.json.${String(process.pid)}`);
      writeFileSync(temporary, `${JSON.stringify(result)}\n`);
      renameSync(temporary, join(folder, 'results.json'));
      if (process.env['PLUGWRIGHT_REQUIRE_ALL'] !== '1') return;
      if (result.skipped > 0 || result.passed + result.failed === 0) {
        process.stderr.write(
          `PLUGWRIGHT_REQUIRE_ALL=1: ${String(result.skipped)} skipped, ${String(result.passed + result.failed)} ran; every test must run.\n`,
        );
        process.exitCode = 1;
      }
    },
  };
}
