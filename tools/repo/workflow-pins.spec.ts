import { describe, expect, it } from 'vitest';
import { textOf, trackedFiles } from './tracked-files.ts';
import { workflowProblems } from './workflow-pins.ts';

describe('the workflows', () => {
  const files = trackedFiles().filter((file) => /^\.github\/(?:workflows|actions)\/.*\.ya?ml$/.test(file));

  it('exist', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(files)('%s pins every action and states its permissions', (file) => {
    expect(workflowProblems(textOf(file))).toEqual([]);
  });
});

describe('workflowProblems', () => {
  const workflow = (uses: string): string => `permissions: {}\njobs:\n  one:\n    steps:\n      - uses: ${uses}\n`;

  it.each(['actions/checkout@v7', 'actions/checkout', 'owner/name/path@main', 'owner/name@3d3c42e'])('refuses %s', (uses) => {
    expect(workflowProblems(workflow(uses))).toEqual([`${uses} is not pinned by a commit`]);
  });

  it('takes a full commit and a local action', () => {
    expect(workflowProblems(workflow(`owner/name@${'a'.repeat(40)}`))).toEqual([]);
    expect(workflowProblems(workflow('./.github/actions/own'))).toEqual([]);
  });

  it('wants permissions stated', () => {
    expect(workflowProblems('jobs: {}')).toEqual(['the workflow states no permissions']);
  });
});
