import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadBaseline } from '../baseline/baseline.ts';
import { testWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import type { Differ } from '../gate/differ.ts';
import { planVersions } from './plan-versions.ts';

const same: Differ = () => Promise.resolve({ documents: [], diagnostics: [] });

describe('planVersions', () => {
  let workspace: TestWorkspace;
  beforeEach(() => {
    workspace = testWorkspace();
  });
  afterEach(() => workspace.dispose());

  it('releases what was never released at the version written, without a changeset', async () => {
    const { releases } = await workspace.release(same);
    expect(releases.map(({ package: name, from, to }) => [name, from, to])).toEqual([
      ['@acme/contract-base', undefined, '1.0.0'],
      ['@acme/contract-kernel', undefined, '1.0.0'],
      ['@acme/plugin-alpha', undefined, '1.0.0'],
      ['@acme/plugin-beta', undefined, '1.0.0'],
    ]);
    const released = JSON.parse(workspace.read('registry/released/plugin/beta/1.0.0.json')) as Record<string, unknown>;
    expect(released['x-released']).toEqual({ resolved: { alpha: '1.0.0', base: '1.0.0', kernel: '1.0.0' } });
    expect(Object.keys(released)).toEqual(Object.keys(released).toSorted());
    expect(workspace.read('plugins/alpha/CHANGELOG.md')).toBe('# @acme/plugin-alpha\n\n## 1.0.0\n\nFirst release.\n');
    const { diagnostics, versions, model } = await loadBaseline(workspace.root);
    expect(diagnostics).toEqual([]);
    expect(Object.fromEntries(versions)).toEqual({ alpha: '1.0.0', base: '1.0.0', beta: '1.0.0', kernel: '1.0.0' });
    expect([...(model?.documents.keys() ?? [])]).toEqual(['alpha', 'base', 'beta', 'kernel']);
  });

  it('has nothing to release afterwards', async () => {
    await workspace.release(same);
    const plan = await planVersions(workspace.root, { differ: same });
    expect(plan).toMatchObject({ releases: [], diagnostics: [] });
    expect(plan.files.size).toBe(0);
  });

  it('raises what changesets name and nothing else, and keeps every comment of the spec', async () => {
    await workspace.release(same);
    workspace.write('.changeset/a.md', '---\n"@acme/plugin-alpha": minor\n---\n\nMore things.\n\nAnd so on.\n');
    workspace.write('.changeset/b.md', '---\n"@acme/plugin-alpha": patch\n---\n\nFewer faults.\n');
    const before = workspace.read('specs/plugins/alpha.plugin.yaml');
    const { releases } = await workspace.release(same);
    expect(releases.map(({ document, from, to, bump }) => [document, from, to, bump])).toEqual([['alpha', '1.0.0', '1.1.0', 'minor']]);
    expect(workspace.read('specs/plugins/alpha.plugin.yaml')).toBe(before.replace('version: 1.0.0', 'version: 1.1.0'));
    expect(workspace.list('.changeset')).toEqual(['README.md', 'config.json']);
    expect(workspace.list('registry/released/plugin/alpha')).toEqual(['1.0.0.json', '1.1.0.json']);
    expect(workspace.list('registry/released/plugin/beta')).toEqual(['1.0.0.json']);
    expect(workspace.read('plugins/alpha/CHANGELOG.md')).toBe(
      [
        '# @acme/plugin-alpha',
        '## 1.1.0',
        '### Minor Changes',
        '- More things.\n\n  And so on.',
        '### Patch Changes',
        '- Fewer faults.',
        '## 1.0.0',
        'First release.\n',
      ].join('\n\n'),
    );
  });

  it('reads a document that is behind its upstreams with the versions it was released with', async () => {
    await workspace.release(same);
    workspace.edit('specs/plugins/alpha.plugin.yaml', 'properties: { name: { type: string } }', 'properties: { name: { type: string, maxLength: 9 } }');
    workspace.write('.changeset/a.md', '---\n"@acme/plugin-alpha": minor\n---\n\nShorter.\n');
    await workspace.release(same);
    const { baselineOf, diagnostics } = await loadBaseline(workspace.root);
    expect(diagnostics).toEqual([]);
    expect(baselineOf('beta')?.documents.get('alpha')?.version).toBe('1.0.0');
    expect(baselineOf('alpha')?.documents.get('alpha')?.version).toBe('1.1.0');
  });

  it('raises a break below 1.0.0 by a minor, everything else by a patch, and 1.0.0 where a person declares it', async () => {
    for (const id of ['alpha', 'beta']) workspace.edit(`specs/plugins/${id}.plugin.yaml`, 'version: 1.0.0', 'version: 0.3.0');
    workspace.edit('specs/plugins/beta.plugin.yaml', 'plugin: alpha, range: ^1.0', 'plugin: alpha, range: ">=0.3 <2"');
    await workspace.release(same);
    workspace.write('.changeset/a.md', '---\n"@acme/plugin-alpha": major\n"@acme/plugin-beta": minor\n---\n\nA break.\n');
    expect((await workspace.release(same)).releases.map(({ document, to }) => [document, to])).toEqual([
      ['alpha', '0.4.0'],
      ['beta', '0.3.1'],
    ]);
    workspace.edit('specs/plugins/alpha.plugin.yaml', 'version: 0.4.0', 'version: 1.0.0');
    expect((await workspace.release(same)).releases).toMatchObject([{ document: 'alpha', from: '0.4.0', to: '1.0.0', bump: 'major' }]);
  });

  it('moves hand-written packages together, with every range that named the old version, and the lock file', async () => {
    await workspace.release(same);
    workspace.write('.changeset/a.md', '---\n"@acme/two": major\n---\n\nA break.\n');
    const { releases } = await workspace.release(same);
    expect(releases.map(({ package: name, to }) => [name, to])).toEqual([
      ['@acme/one', '0.2.0'],
      ['@acme/two', '0.2.0'],
    ]);
    expect(JSON.parse(workspace.read('libs/one/package.json'))).toMatchObject({ version: '0.2.0', dependencies: { '@acme/two': '0.2.0', semver: '^7.0.0' } });
    expect(JSON.parse(workspace.read('tools/package.json'))).toMatchObject({ version: '0.0.0', devDependencies: { '@acme/one': '^0.2.0' } });
    expect(JSON.parse(workspace.read('package.json'))).toMatchObject({ devDependencies: { '@acme/one': '0.2.0' } });
    expect(JSON.parse(workspace.read('package-lock.json'))).toMatchObject({
      packages: {
        '': { devDependencies: { '@acme/one': '0.2.0' } },
        'libs/one': { version: '0.2.0', dependencies: { '@acme/two': '0.2.0', semver: '^7.0.0' } },
        'libs/two': { version: '0.2.0' },
        tools: { version: '0.0.0', devDependencies: { '@acme/one': '^0.2.0' } },
      },
    });
    expect(workspace.read('libs/one/CHANGELOG.md')).toContain('Released together with the packages that it shares its version with.');
  });

  it('refuses a document without a package, and a configuration that changesets refuses', async () => {
    workspace.remove('plugins/beta/package.json');
    const refused = await planVersions(workspace.root, { differ: same });
    expect(refused.diagnostics.map(({ message }) => message)).toEqual(['Nothing was released: there is no package of beta yet; run `npx nx sync` first.']);
    workspace.write('plugins/beta/package.json', JSON.stringify({ name: '@acme/plugin-beta', version: '1.0.0', plugwright: { plugin: './x.json' } }));
    workspace.write('.changeset/config.json', JSON.stringify({ fixed: 1 }));
    const { diagnostics, files } = await planVersions(workspace.root, { differ: same });
    expect(diagnostics.map(({ code }) => code)).toEqual(['release/failed']);
    expect(files.size).toBe(0);
  });

  it('refuses where a range would exclude what is released, and writes nothing', async () => {
    await workspace.release(same);
    workspace.write('.changeset/a.md', '---\n"@acme/plugin-alpha": major\n---\n\nA break.\n');
    workspace.edit('specs/plugins/alpha.plugin.yaml', 'operations:\n', 'releases:\n  2.0.0: { breaking: { message: Adapt. } }\noperations:\n');
    const plan = await planVersions(workspace.root, { differ: same });
    expect(plan.files.size).toBe(0);
    expect(plan.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['link/range-excludes-next', 'The range ^1.0 excludes alpha 2.0.0, which "alpha" becomes with the next release.'],
    ]);
    expect(plan.diagnostics[0]?.span?.file).toBe('specs/plugins/beta.plugin.yaml');
  });
});
