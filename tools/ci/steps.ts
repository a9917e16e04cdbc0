/** One step of the job that checks a pull request. */
export interface CiStep {
  readonly name: string;
  /** A line for `sh`; it reads `NX_BASE`, `FINDINGS` and `IMPACT`, nothing else that only one place has. */
  readonly run: string;
  /** Whether it runs after a step has failed: what it tells is wanted then most. */
  readonly always?: true;
}

/**
 * What a pull request has to pass, in order, once the workspace is set up. `npm run ci:local` runs these lines and
 * .github/workflows/ci.yml has the same ones (steps.spec.ts holds the two together).
 *
 * `NX_BASE` is the commit that the work is compared with, `FINDINGS` the format of findings (`github` in a workflow,
 * `pretty` in a terminal), `IMPACT` the file that the impact is written to.
 */
export const pullRequestSteps: readonly CiStep[] = [
  { name: 'Generated files are up to date', run: 'npx nx sync:check' },
  { name: 'Specs', run: 'npx plugwright check --format "$FINDINGS"' },
  { name: 'Changesets carry what the changes demand', run: 'npx plugwright gate --format "$FINDINGS"' },
  { name: 'Lint, types and tests of what is affected', run: 'npx nx affected -t lint typecheck test --parallel=2' },
  { name: 'The compatibility matrix', run: 'npx plugwright matrix --check' },
  { name: 'Pending changesets', run: 'node tools/ci/pending-changesets.ts' },
  { name: 'Impact', run: 'npx plugwright impact --base "$NX_BASE" --format markdown > "$IMPACT"', always: true },
];
