import { describe, expect, it } from 'vitest';
import { inferProjects } from './create-nodes.ts';
import { readSpecPath } from './spec-file.ts';

describe('readSpecPath', () => {
  it.each([
    ['specs/plugins/doc-index.plugin.yaml', { kind: 'plugin', id: 'doc-index', root: 'plugins/doc-index' }],
    ['specs/contracts/core.contract.yaml', { kind: 'contract', id: 'core', root: 'libs/contracts/core' }],
    ['specs/kernel/kernel.kernel.yaml', { kind: 'kernel', id: 'kernel', root: 'libs/contracts/kernel' }],
    ['specs/a.plugin.yaml', { kind: 'plugin', id: 'a', root: 'plugins/a' }],
  ])('reads %s', (path, expected) => {
    expect(readSpecPath(path)).toEqual({ path, ...expected });
  });

  it.each([
    'specs/policies/tests.policy.yaml',
    'specs/plugins/Doc.plugin.yaml',
    'specs/plugins/..plugin.yaml',
    'specs/plugins/a--b.plugin.yaml',
    'other/plugins/a.plugin.yaml',
    'specs/plugins/a.plugin.yml',
    `specs/${'a-'.repeat(300)}.plugin.yaml`,
  ])('takes no project from %s', (path) => {
    expect(readSpecPath(path)).toBeUndefined();
  });
});

describe('inferProjects', () => {
  const files = [
    'specs/plugins/b.plugin.yaml',
    'specs/plugins/a.plugin.yaml',
    'specs/contracts/core.contract.yaml',
    'plugins/a/package.json',
    'libs/contracts/core/package.json',
    'libs/contracts/core/tsconfig.json',
  ];

  it('makes a project of each generated spec, in order, and none of a spec without a package', () => {
    expect(inferProjects(files).map(([source, { projects }]) => [source, Object.keys(projects ?? {})])).toEqual([
      ['specs/contracts/core.contract.yaml', ['libs/contracts/core']],
      ['specs/plugins/a.plugin.yaml', ['plugins/a']],
    ]);
  });

  it('lists the own spec and no other among the inputs of every target', () => {
    for (const [source, { projects }] of inferProjects(files)) {
      const targets = Object.values(projects ?? {}).flatMap((project) => Object.values(project.targets ?? {}));
      expect(targets.length).toBeGreaterThan(0);
      for (const { inputs } of targets) {
        expect(inputs?.filter((input) => typeof input === 'string' && input.startsWith('{workspaceRoot}'))).toEqual([`{workspaceRoot}/${source}`]);
      }
    }
  });

  it('gives a plugin build, test and typecheck, the cached ones with their outputs', () => {
    const targets = inferProjects(files).find(([source]) => source.endsWith('a.plugin.yaml'))?.[1].projects?.['plugins/a']?.targets;
    expect(Object.keys(targets ?? {})).toEqual(['build', 'test', 'typecheck']);
    expect(targets?.['build']).toMatchObject({ executor: '@plugwright/nx:bundle', cache: true, outputs: ['{projectRoot}/dist'] });
  });

  it('keeps a target with the spec as input for a contract without types, which affected needs', () => {
    const [first] = inferProjects(['specs/contracts/core.contract.yaml', 'libs/contracts/core/package.json']);
    expect(first?.[1].projects?.['libs/contracts/core']?.targets?.['typecheck']).toMatchObject({
      executor: 'nx:noop',
      inputs: expect.arrayContaining(['{workspaceRoot}/specs/contracts/core.contract.yaml']) as unknown,
    });
  });

  it('does not depend on the order of its input', () => {
    expect(inferProjects([...files].reverse())).toEqual(inferProjects(files));
  });
});
