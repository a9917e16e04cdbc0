import type { SpecChange } from '@plugwright/compat';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { change, finding } from '../../testing/differ.ts';
import { testWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import type { Differ } from '../gate/differ.ts';
import { gate } from '../gate/gate.ts';

const spec = 'specs/plugins/alpha.plugin.yaml';
const folder = 'registry/released/plugin/alpha';

/** Finds a change of a document between two versions of it, and none within one. */
const between =
  (...changes: readonly SpecChange[]): Differ =>
  (old, current, options) => {
    const has = options.documents.some((id) => old.documents.get(id)?.version !== current.documents.get(id)?.version);
    return finding(...(has ? changes : []))(old, current, options);
  };

describe('a release that was written by hand', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = testWorkspace();
    await workspace.release(finding());
    workspace.commit();
  });
  afterEach(() => workspace.dispose());

  const forge = (version: string, from = '1.0.0'): void => {
    const text = workspace.read(`${folder}/${from}.json`).replace(`"version": "${from}"`, `"version": "${version}"`);
    workspace.write(`${folder}/${version}.json`, text);
    workspace.edit(spec, `version: ${from}`, `version: ${version}`);
  };
  const codes = async (differ: Differ): Promise<string[]> => (await gate(workspace.root, { differ })).diagnostics.map(({ code }) => code);

  it('is refused where its version rises by less than the real comparison demands', async () => {
    forge('1.0.1');
    expect((await gate(workspace.root)).diagnostics).toEqual([]);
    workspace.edit(spec, 'required: [name], properties: { name: { type: string } }', 'required: [name], properties: { name: { type: string, maxLength: 3 } }');
    workspace.edit(`${folder}/1.0.1.json`, '"name": {\n', '"name": {\n            "maxLength": 3,\n');
    const { diagnostics } = await gate(workspace.root);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['release/released-by-hand', `${folder}/1.0.1.json is no release that \`npm run version\` makes: what changed since 1.0.0 raises the major.`],
    ]);
    expect(diagnostics[0]?.hints[0]).toContain('compat/input-narrowed');
  });

  it.each([
    ['1.0.1', 'minor', ['release/released-by-hand']],
    ['1.1.0', 'minor', []],
    ['1.9.0', 'major', ['release/released-by-hand']],
    ['1.0.1', 'patch', []],
  ] as const)('as %s for a %s change: %j', async (version, bump, expected) => {
    forge(version);
    expect(await codes(between(change('alpha', bump)))).toEqual(expected);
  });

  it('is refused as a major version without notes', async () => {
    workspace.edit('specs/plugins/beta.plugin.yaml', 'plugin: alpha, range: ^1.0', 'plugin: alpha, range: ">=1.0 <3"');
    forge('2.0.0');
    expect(await codes(between(change('alpha', 'major')))).toEqual(['release/released-by-hand']);
  });

  it('is not hidden by another one on top of it', async () => {
    forge('1.0.1');
    forge('1.0.2', '1.0.1');
    const differ: Differ = (old, current, options) =>
      finding(...(old.documents.get('alpha')?.version === '1.0.0' ? [change('alpha', 'major')] : []))(old, current, options);
    expect(await codes(differ)).toEqual(['release/released-by-hand']);
  });

  it('is looked at when it comes, committed, and not again for ever', async () => {
    forge('1.0.1');
    workspace.commit();
    const differ = between(change('alpha', 'major'));
    expect(await codes(differ)).toEqual(['release/released-by-hand']);
    workspace.edit(spec, 'summary: Makes things.', 'summary: Makes many things.');
    workspace.commit();
    expect(await codes(differ)).toEqual([]);
  });

  it('is told from one that `npm run version` made, with notes and an approval that has expired since', async () => {
    workspace.edit('specs/plugins/beta.plugin.yaml', 'plugin: alpha, range: ^1.0', 'plugin: alpha, range: ">=1.0 <3"');
    workspace.edit(spec, 'operations:\n', 'releases:\n  2.0.0: { breaking: { message: Adapt. } }\noperations:\n');
    workspace.write('.changeset/a.md', '---\n"@acme/plugin-alpha": major\n---\n\nA break.\n');
    await workspace.release(finding(change('alpha', 'major')));
    expect(await codes(between(change('alpha', 'major')))).toEqual([]);
    const approval = { reason: 'agreed', owner: '@acme/base', expires: '2020-01-01' };
    const expiring: Differ = (old, current, options) => between(change('alpha', 'major', options.now === undefined ? { approval } : {}))(old, current, options);
    forge('2.0.1', '2.0.0');
    expect(await codes(expiring)).toEqual([]);
  });
});
