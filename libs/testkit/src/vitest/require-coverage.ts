import { relative } from 'node:path';
import type { Reporter, TestSpecification, Vitest } from 'vitest/node';
import { shortfall, type CoverageMap } from './shortfall.ts';

/** Whether a run has every test of the project before it: one of a name, a file, a line or a shard says nothing of the rest. */
async function runsAll(vitest: Vitest, specifications: readonly TestSpecification[]): Promise<boolean> {
  const { watch, shard, tagsFilter } = vitest.config;
  if (watch || shard !== undefined || tagsFilter !== undefined || vitest.getGlobalTestNamePattern() !== undefined) return false;
  if (specifications.some(({ testLines, testIds }) => testLines !== undefined || testIds !== undefined)) return false;
  return specifications.length === (await vitest.globTestSpecifications()).length;
}

/**
 * A vitest reporter that makes a run red in which the tests pass but leave more of the hand-written code unrun than
 * the spec allows. Only a run of all tests is judged, so one test by itself, a watch and an editor never fail by it.
 * @param percent share of the statements and of the lines, from 0 to 100
 */
export function requireCoverage(percent: number): Reporter {
  let vitest: Vitest;
  let all = false;
  let measured: CoverageMap | undefined;
  return {
    onInit(instance) {
      vitest = instance;
    },
    async onTestRunStart(specifications) {
      measured = undefined;
      all = await runsAll(vitest, specifications);
    },
    onCoverage(coverage) {
      measured = coverage as CoverageMap;
    },
    onTestRunEnd(_modules, _errors, reason) {
      if (!all || measured === undefined || reason !== 'passed') return;
      const { root } = vitest.config;
      const problem = shortfall(measured, (file) => relative(root, file).replaceAll('\\', '/'), percent);
      if (problem === undefined) return;
      process.stderr.write(`${problem}\n`);
      process.exitCode = 1;
    },
  };
}
