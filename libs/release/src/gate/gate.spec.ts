import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { change, finding } from '../../testing/differ.ts';
import { testWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import type { Differ } from './differ.ts';
import { gate } from './gate.ts';

const changeset = (name: string, bump: string): string => `---\n"${name}": ${bump}\n---\n\nA change.\n`;
const alpha = '@acme/plugin-alpha';
const spec = 'specs/plugins/alpha.plugin.yaml';

describe('gate', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = testWorkspace();
    await workspace.release(finding());
    workspace.commit();
  });
  afterEach(() => workspace.dispose());

  const codes = async (differ: Differ = finding()): Promise<string[]> => (await gate(workspace.root, { differ })).diagnostics.map(({ code }) => code);

  it('has nothing to say of what was just released', async () => {
    const { diagnostics, decided, next } = await gate(workspace.root, { differ: finding() });
    expect(diagnostics).toEqual([]);
    expect(decided).toBe(true);
    expect(next.get('alpha')).toBe('1.0.0');
  });

  it('wants the bump that the changes demand, and says which rule, where, with which witness, and what mends it', async () => {
    workspace.write('.changeset/a.md', changeset(alpha, 'patch'));
    const differ = finding(
      change('alpha', 'patch', { message: 'Small.' }),
      change('alpha', 'major', { rule: 'compat/input-narrowed', member: '/operations/make', witness: { name: 'x' }, via: ['base#/types/Thing'] }),
    );
    const { diagnostics } = await gate(workspace.root, { differ });
    expect(diagnostics.map(({ code }) => code)).toEqual(['release/bump-too-low']);
    const [found] = diagnostics;
    expect(found?.message).toBe('"alpha" changed so that its next version after 1.0.0 must raise the major; its changesets raise the patch.');
    expect(found?.span?.file).toBe(spec);
    expect(found?.hints[0]).toBe('major: compat/input-narrowed at /operations/make: A major change. (through base#/types/Thing) Witness: {"name":"x"}');
    expect(found?.hints).toHaveLength(2);
    expect(found?.hints[1]).toContain('`npx nx generate @plugwright/nx:bump`');
  });

  it.each(['minor', 'major'])('takes a %s for a minor change', async (bump) => {
    workspace.write('.changeset/a.md', changeset(alpha, bump));
    workspace.edit('specs/plugins/beta.plugin.yaml', 'plugin: alpha, range: ^1.0', 'plugin: alpha, range: ">=1.0 <3"');
    if (bump === 'major') workspace.edit(spec, 'operations:\n', 'releases:\n  2.0.0: { breaking: { message: Adapt. } }\noperations:\n');
    expect(await codes(finding(change('alpha', 'minor')))).toEqual([]);
  });

  it('does not demand what is approved, or prose alone', async () => {
    const approval = { reason: 'agreed', owner: '@acme/base', expires: '2099-01-01' };
    expect(await codes(finding(change('alpha', 'major', { approval }), change('alpha', 'patch', { rule: 'compat/prose-changed' })))).toEqual([]);
  });

  it('is not satisfied by an empty changeset, and refuses it', async () => {
    workspace.write('.changeset/a.md', '---\n---\n\nNothing.\n');
    expect(await codes(finding(change('alpha', 'minor')))).toEqual(['release/empty-changeset', 'release/bump-too-low']);
  });

  it('refuses changesets that cannot be read or name what is not released here', async () => {
    workspace.write('.changeset/a.md', 'no front matter');
    workspace.write('.changeset/b.md', changeset('@acme/plugin-alhpa', 'patch'));
    workspace.write('.changeset/c.md', changeset('@acme/tools', 'patch'));
    workspace.write('.changeset/d.md', changeset(alpha, 'huge'));
    workspace.write('.changeset/e.md', changeset('__proto__', 'patch'));
    expect((await codes()).sort()).toEqual([
      'release/bad-changeset',
      'release/bad-changeset',
      'release/unknown-package',
      'release/unknown-package',
      'release/unknown-package',
    ]);
  });

  it('refuses links and folders among the changesets, and shows nothing of what a link leads to', async () => {
    workspace.write('secret.md', 'secret words');
    symlinkSync(join(workspace.root, 'secret.md'), join(workspace.root, '.changeset/a.md'));
    workspace.write('.changeset/b.md/c.md', changeset(alpha, 'patch'));
    const { diagnostics } = await gate(workspace.root, { differ: finding() });
    expect(diagnostics.map(({ code, message, span }) => [code, message, span])).toEqual([
      ['release/bad-changeset', '.changeset/a.md cannot be read: it is a link.', undefined],
      ['release/bad-changeset', '.changeset/b.md cannot be read: it is no file.', undefined],
    ]);
  });

  it('checks every range against what its upstream becomes, importer by importer', async () => {
    workspace.write('.changeset/a.md', changeset('@acme/contract-base', 'major').replace('---\n\n', '"@acme/contract-kernel": minor\n---\n\n'));
    workspace.edit('specs/plugins/beta.plugin.yaml', 'kernel: { range: ^1.0', 'kernel: { range: ~1.0.0');
    workspace.edit('specs/contracts/base.contract.yaml', 'types:\n', 'x-note: 1\ntypes:\n');
    const { diagnostics } = await gate(workspace.root, { differ: finding() });
    const ranges = diagnostics.filter(({ code }) => code === 'link/range-excludes-next');
    expect(ranges.map(({ span, pointer, message }) => [span?.file, pointer, message])).toEqual([
      ['specs/plugins/alpha.plugin.yaml', '/imports/base/range', 'The range ^1.0 excludes base 2.0.0, which "base" becomes with the next release.'],
      ['specs/plugins/beta.plugin.yaml', '/kernel/range', 'The range ~1.0.0 excludes kernel 1.1.0, which "kernel" becomes with the next release.'],
    ]);
  });

  it('wants notes for a major version', async () => {
    workspace.write('.changeset/a.md', changeset('@acme/plugin-beta', 'major'));
    expect(await codes()).toEqual(['release/missing-migration-notes']);
    workspace.edit('specs/plugins/beta.plugin.yaml', 'operations:\n', 'releases:\n  2.0.0: { breaking: { message: Adapt. } }\noperations:\n');
    expect(await codes()).toEqual([]);
  });

  it('warns of a note that outlived its break', async () => {
    workspace.edit(spec, 'operations:\n', 'releases:\n  0.9.0: { breaking: { message: Old. } }\n  2.0.0: { breaking: { message: Adapt. } }\noperations:\n');
    const { diagnostics } = await gate(workspace.root, { differ: finding() });
    expect(diagnostics.map(({ code, severity, message, pointer }) => [code, severity, message, pointer])).toEqual([
      ['release/early-note', 'warning', '"alpha" has a note for 2.0.0, but its next version is 1.0.0.', '/releases/2.0.0'],
    ]);
  });

  it('refuses a version that was written by hand', async () => {
    workspace.edit(spec, 'version: 1.0.0', 'version: 1.1.0');
    expect(await codes()).toEqual(['release/version-by-hand']);
  });

  it('refuses that a released file is edited or deleted, committed or not, until it is put back', async () => {
    const file = 'registry/released/plugin/beta/1.0.0.json';
    const text = workspace.read(file);
    workspace.edit(file, 'Counts things.', 'Counts everything.');
    expect(await codes()).toEqual(['release/released-edited']);
    workspace.commit();
    expect(await codes()).toEqual(['release/released-edited']);
    workspace.remove(file);
    expect(await codes()).toEqual(['release/released-removed']);
    workspace.write(file, text);
    expect(await codes()).toEqual([]);
  });

  it('cannot decide where the baseline is broken or lacks an upstream', async () => {
    const file = 'registry/released/plugin/beta/1.0.0.json';
    workspace.edit(file, '"id": "beta"', '"id": "gamma"');
    const broken = await gate(workspace.root, { differ: finding() });
    expect(broken.decided).toBe(false);
    expect(broken.diagnostics.map(({ code }) => code).sort()).toEqual(['release/released-broken', 'release/released-edited']);
    workspace.edit(file, '"id": "gamma"', '"id": "beta"');
    workspace.remove('registry/released/contract/base/1.0.0.json');
    const incomplete = await gate(workspace.root, { differ: finding() });
    expect(incomplete.decided).toBe(false);
    expect(incomplete.diagnostics.map(({ code }) => code)).toContain('release/baseline-incomplete');
  });

  it('compares with a git revision when asked to, and says where there is none', async () => {
    let compared = '';
    workspace.edit(spec, 'summary: Makes things.', 'summary: Makes many things.');
    const differ: Differ = (old, current, options) => {
      compared = `${String(old.documents.get('alpha')?.summary)} ${String(current.documents.get('alpha')?.summary)} ${String(options.now instanceof Date)}`;
      return finding()(old, current, options);
    };
    expect((await gate(workspace.root, { differ, base: 'HEAD' })).diagnostics).toEqual([]);
    expect(compared).toBe('Makes things. Makes many things. true');
    for (const base of ['no-such-branch', '--all']) {
      const { diagnostics, decided } = await gate(workspace.root, { differ, base });
      expect(decided).toBe(false);
      expect(diagnostics.map(({ code }) => code)).toEqual(['release/unknown-revision']);
    }
  });

  it('cannot decide about specs with errors', async () => {
    workspace.edit(spec, 'kernel: {', 'kernle: {');
    const { decided, diagnostics } = await gate(workspace.root, { differ: finding() });
    expect(decided).toBe(false);
    expect(diagnostics.some(({ code }) => code === 'spec/unknown-key')).toBe(true);
  });
});

describe('gate without git or a release', () => {
  it('demands nothing of what was never released', async () => {
    const workspace = testWorkspace();
    const { diagnostics, decided } = await gate(workspace.root, { differ: finding(change('alpha', 'major')) });
    expect(diagnostics).toEqual([]);
    expect(decided).toBe(true);
    workspace.dispose();
  });
});
