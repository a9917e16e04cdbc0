import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finding } from '../../testing/differ.ts';
import { testWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { planBump } from '../bump/plan-bump.ts';
import { gate } from '../gate/gate.ts';
import { planVersions } from '../release/plan-versions.ts';

const spec = 'specs/plugins/beta.plugin.yaml';
const released = 'registry/released/plugin/beta/1.0.0.json';
const differ = finding();

describe('a released document that is gone', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = testWorkspace();
    await workspace.release(differ);
    workspace.commit();
  });
  afterEach(() => workspace.dispose());

  const codes = async (): Promise<string[]> => (await gate(workspace.root, { differ })).diagnostics.map(({ code }) => code);

  it('is refused, committed or not, by the gate, the changesets and the release', async () => {
    workspace.remove(spec);
    const { diagnostics, decided } = await gate(workspace.root, { differ });
    expect(decided).toBe(true);
    expect(diagnostics.map(({ code, message, span }) => [code, message, span?.file])).toEqual([
      ['release/document-removed', 'The plugin "beta" was released, last as 1.0.0, and is gone.', released],
    ]);
    expect(diagnostics[0]?.hints.join(' ')).toContain('maturity: retired');
    workspace.commit();
    expect(await codes()).toEqual(['release/document-removed']);
    const bump = await planBump(workspace.root, { differ });
    expect([bump.files, bump.diagnostics.map(({ code }) => code)]).toEqual([undefined, ['release/document-removed']]);
    const plan = await planVersions(workspace.root, { differ });
    expect([plan.files.size, plan.diagnostics.map(({ code }) => code)]).toEqual([0, ['release/document-removed']]);
  });

  it('is refused where the comparison is with a revision that lacks it, too', async () => {
    workspace.remove(spec);
    workspace.commit();
    const { diagnostics } = await gate(workspace.root, { differ, base: 'HEAD' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['release/document-removed']);
  });

  it('is not replaced by one under another id, or of another kind', async () => {
    const text = workspace.read(spec);
    workspace.remove(spec);
    workspace.write('specs/plugins/gamma.plugin.yaml', text.replace('id: beta', 'id: gamma'));
    expect(await codes()).toEqual(['release/document-removed']);
    const contract = workspace.read('specs/contracts/base.contract.yaml').replace('id: base', 'id: beta');
    workspace.write('specs/contracts/beta.contract.yaml', contract);
    workspace.remove('specs/plugins/gamma.plugin.yaml');
    expect(await codes()).toEqual(['release/document-removed']);
    workspace.remove('specs/contracts/beta.contract.yaml');
    workspace.write(spec, text);
    expect(await codes()).toEqual([]);
  });

  it('may go once a release has said that it is retired, and not before', async () => {
    workspace.edit(spec, 'maturity: beta', 'maturity: retired');
    const retired = workspace.read(spec);
    workspace.remove(spec);
    expect(await codes()).toEqual(['release/document-removed']);
    workspace.write(spec, retired);
    workspace.write('.changeset/a.md', '---\n"@acme/plugin-beta": minor\n---\n\nRetired.\n');
    await workspace.release(differ);
    workspace.remove(spec);
    expect(await codes()).toEqual([]);
  });

  it('may go where it was only ever installed', async () => {
    workspace.remove(spec);
    workspace.edit(released, '"x-released": {\n', '"x-released": {\n    "installed": true,\n');
    expect(await codes()).toEqual(['release/released-edited']);
    workspace.edit(released, '"installed": true', '"installed": false');
    expect(await codes()).toEqual(['release/released-edited', 'release/document-removed']);
  });
});
