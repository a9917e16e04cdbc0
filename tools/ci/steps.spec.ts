import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pullRequestSteps, type CiStep } from './steps.ts';

interface WorkflowStep {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly WorkflowStep[];
}

const text = readFileSync(join(import.meta.dirname, '..', '..', '.github', 'workflows', 'ci.yml'), 'utf8');
const workflow = parse(text) as { readonly permissions: Readonly<Record<string, string>>; readonly jobs: Readonly<Record<'affected' | 'comment', Job>> };
const { affected, comment } = workflow.jobs;

/** The steps of the workflow after what sets the workspace up, up to what only a workflow can do. */
function checkedSteps(): readonly CiStep[] {
  const first = affected.steps.findIndex(({ name }) => name === pullRequestSteps[0]?.name);
  const last = affected.steps.findIndex(({ name }) => name === 'Summary');
  expect(first).toBeGreaterThan(0);
  expect(last).toBe(affected.steps.length - 1);
  return affected.steps.slice(first, last).map(({ name = '', run = '', if: condition }) => ({
    name,
    run,
    ...(condition === '${{ !cancelled() }}' ? { always: true as const } : condition === undefined ? {} : { unexpected: condition }),
  }));
}

describe('the pull request in ci.yml', () => {
  it('has the steps of `npm run ci:local`, in their order', () => {
    expect(checkedSteps()).toEqual(pullRequestSteps);
  });

  it('has every step named once', () => {
    expect(new Set(pullRequestSteps.map(({ name }) => name)).size).toBe(pullRequestSteps.length);
  });

  it('ends with the impact, whose file is named at the end', () => {
    expect(pullRequestSteps.at(-1)?.run).toContain('> "$IMPACT"');
  });

  it('gives the steps what they read', () => {
    const read = new Set(pullRequestSteps.flatMap(({ run }) => [...run.matchAll(/\$(\w+)/g)].map(([, name]) => name)));
    expect([...read].sort()).toEqual(['FINDINGS', 'IMPACT', 'NX_BASE']);
    expect(Object.keys(affected.env ?? {}).sort()).toEqual(['FINDINGS', 'IMPACT']);
    // NX_BASE comes from the action that looks for the last good commit.
    expect(affected.steps.some(({ uses }) => uses?.startsWith('nrwl/nx-set-shas@') === true)).toBe(true);
  });

  it('puts nothing that others wrote into a line for the shell', () => {
    for (const { run } of [...affected.steps, ...comment.steps]) expect(run ?? '').not.toContain('${{');
  });

  it('may only read where code of the pull request runs', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(Object.values(affected.permissions ?? {})).not.toContain('write');
    expect(affected.steps.flatMap(({ env }) => Object.values(env ?? {})).join()).not.toMatch(/token|secrets/);
  });

  it('comments with one permission, runs nothing of the pull request there, and leaves forks out', () => {
    expect(comment.permissions).toEqual({ 'pull-requests': 'write' });
    expect(comment.steps.every(({ uses }) => uses === undefined)).toBe(true);
    expect(comment.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  });
});
