import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { change, finding } from '../../testing/differ.ts';
import { testWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import type { Differ } from '../gate/differ.ts';
import { gate } from '../gate/gate.ts';
import { planBump } from './plan-bump.ts';

const alphaSpec = 'specs/plugins/alpha.plugin.yaml';
const betaSpec = 'specs/plugins/beta.plugin.yaml';
const baseSpec = 'specs/contracts/base.contract.yaml';

describe('planBump', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = testWorkspace();
    await workspace.release(finding());
    workspace.commit();
  });
  afterEach(() => workspace.dispose());

  const changesets = (): readonly string[] => workspace.list('.changeset').filter((name) => name.endsWith('.md') && name !== 'README.md');
  async function expectSettled(differ: Differ): Promise<void> {
    const again = await planBump(workspace.root, { differ });
    expect([...(again.files ?? [])]).toEqual([]);
    expect((await gate(workspace.root, { differ })).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  }

  it('writes nothing where nothing changed', async () => {
    expect((await workspace.bump(finding())).files.size).toBe(0);
  });

  it('writes one changeset a document, and one for each dependent that uses what changed', async () => {
    workspace.edit(baseSpec, 'id: { type: string }', 'id: { type: string }\n      name: { type: string }');
    const differ = finding(change('base', 'minor', { kind: 'contract', member: '/types/Thing', message: 'Thing may carry a name.' }));
    const plan = await workspace.bump(differ);
    expect(plan.changesets.map(({ document, bump, state }) => [document, bump, state])).toEqual([
      ['alpha', 'patch', 'written'],
      ['base', 'minor', 'written'],
    ]);
    expect(changesets()).toEqual(['plugwright-alpha.md', 'plugwright-base.md']);
    expect(workspace.read('.changeset/plugwright-base.md')).toMatch(
      /^---\n"@acme\/contract-base": minor\n---\n\nThing may carry a name\. \(`compat\/test-minor` at `\/types\/Thing`\)\n\n<!-- plugwright:bump [0-9a-f]{16} -->\n$/,
    );
    expect(workspace.read('.changeset/plugwright-alpha.md')).toContain('Follows `base`; nothing of its own changes.');
    await expectSettled(differ);
  });

  it('leaves alone who uses nothing of what changed', async () => {
    workspace.edit(baseSpec, 'n: { type: integer }', 'n: { type: number }');
    const plan = await workspace.bump(finding(change('base', 'minor', { kind: 'contract' })));
    expect(plan.changesets.map(({ document }) => document)).toEqual(['base']);
  });

  it('never writes a version', async () => {
    workspace.edit(alphaSpec, 'type: string } } }', 'type: string, maxLength: 3 } } }');
    const plan = await workspace.bump(finding(change('alpha', 'major', { member: '/operations/make' })));
    for (const file of [alphaSpec, betaSpec]) expect(workspace.read(file)).toContain('version: 1.0.0\n');
    expect(plan.next.get('alpha')).toBe('2.0.0');
  });

  it('notes what users must do, with the witness, and widens the range of who is not concerned', async () => {
    workspace.edit(alphaSpec, 'type: string } } }', 'type: string, maxLength: 3 } } }');
    const before = workspace.read(alphaSpec);
    const differ: Differ = (old, current, options) => {
      const widened = current.plugins.get('beta')?.imports.get('a')?.range !== '^1.0';
      const break_ = change('alpha', 'major', { member: '/operations/make', message: 'A name is at most 3 long.', witness: { name: 'long' } });
      return finding(break_, ...(widened ? [change('beta', 'minor', { rule: 'compat/import-range-widened', member: '/imports/a' })] : []))(
        old,
        current,
        options,
      );
    };
    const plan = await workspace.bump(differ);
    expect(plan.notes).toEqual([{ document: 'alpha', version: '2.0.0', state: 'written' }]);
    expect(plan.ranges).toEqual([{ importer: 'beta', upstream: 'alpha', next: '2.0.0', from: '^1.0', to: '^1.0 || ^2.0' }]);
    expect(plan.changesets.map(({ document, bump }) => [document, bump])).toEqual([
      ['alpha', 'major'],
      ['beta', 'minor'],
    ]);
    const note = `releases:\n  2.0.0:\n    breaking:\n      message: 'A name is at most 3 long. For example: {"name":"long"}' # plugwright:bump `;
    expect(workspace.read(alphaSpec).replace(/[0-9a-f]{16}\n$/, '')).toBe(before + note);
    expect(workspace.read(betaSpec)).toContain('a: { plugin: alpha, range: ^1.0 || ^2.0, operations: [count] }');
    await expectSettled(differ);
  });

  const breaks = (...messages: readonly string[]): Differ =>
    finding(...messages.map((message) => change('alpha', 'major', { member: '/operations/make', message })));
  const noteOf = (): unknown => (parse(workspace.read(alphaSpec)) as { releases?: Record<string, unknown> }).releases;

  it('takes its own note back with the break, to the byte', async () => {
    const before = workspace.read(alphaSpec);
    for (const messages of [['One.'], ['One.', 'Two.']]) {
      await workspace.bump(breaks(...messages));
      expect(noteOf()).toEqual({ '2.0.0': { breaking: { message: messages.length === 1 ? 'One.' : '- One.\n- Two.' } } });
      const plan = await workspace.bump(finding());
      expect(plan.notes).toEqual([{ document: 'alpha', version: '2.0.0', state: 'removed' }]);
      expect(workspace.read(alphaSpec)).toBe(before);
      expect((await gate(workspace.root, { differ: finding() })).diagnostics).toEqual([]);
    }
  });

  it('takes only the note, where more is told of the version or of others', async () => {
    for (const others of ['  2.0.0:\n    notes: Better. # mine\n', '  # the first\n  1.0.0:\n    notes: Hello.\n']) {
      workspace.write(alphaSpec, `${workspace.read(alphaSpec).replace(/releases:[^]*$/, '')}releases:\n${others}`);
      const before = workspace.read(alphaSpec);
      await workspace.bump(breaks('One.'));
      await workspace.bump(breaks('One.', 'Two.'));
      expect(noteOf()).toMatchObject({ '2.0.0': { breaking: { message: '- One.\n- Two.' } } });
      await workspace.bump(finding());
      expect(workspace.read(alphaSpec)).toBe(before);
    }
  });

  it('adds a second break to its own note', async () => {
    await workspace.bump(breaks('One.'));
    const plan = await workspace.bump(breaks('One.', 'Two.'));
    expect(plan.notes).toEqual([{ document: 'alpha', version: '2.0.0', state: 'written' }]);
    expect(noteOf()).toEqual({ '2.0.0': { breaking: { message: '- One.\n- Two.' } } });
    await expectSettled(breaks('One.', 'Two.'));
  });

  it('keeps a note that a person edited or wrote, whatever breaks', async () => {
    await workspace.bump(breaks('One.'));
    workspace.edit(alphaSpec, 'message: One.', 'message: Give shorter names.');
    const edited = workspace.read(alphaSpec);
    await workspace.bump(breaks('One.', 'Two.'));
    expect(workspace.read(alphaSpec)).toBe(edited);
    await workspace.bump(finding());
    expect(workspace.read(alphaSpec)).toBe(edited);
    expect((await gate(workspace.root, { differ: finding() })).diagnostics.map(({ code }) => code)).toEqual(['release/early-note']);
    workspace.write(alphaSpec, edited.replace(/ # plugwright:bump [0-9a-f]{16}/, ''));
    expect([...(await workspace.bump(breaks('One.', 'Two.'))).files.keys()]).toEqual(['.changeset/plugwright-alpha.md']);
  });

  it('keeps its own note where a person wants a major version all the same', async () => {
    await workspace.bump(breaks('One.'));
    workspace.edit('.changeset/plugwright-alpha.md', 'One.', 'In my own words.');
    await workspace.bump(finding());
    expect(noteOf()).toEqual({ '2.0.0': { breaking: { message: 'A major version; see the changelog.' } } });
    await expectSettled(finding());
  });

  it('leaves the range of who is concerned, and says what stands against it', async () => {
    workspace.edit(alphaSpec, 'required: [n], properties: { n: { type: integer } }', 'required: [n], properties: { n: { type: number } }');
    const differ = finding(change('alpha', 'major', { member: '/operations/count', message: 'A count may be broken.' }));
    const plan = await workspace.bump(differ);
    expect(workspace.read(betaSpec)).toContain('range: ^1.0,');
    expect(plan.ranges).toEqual([
      { importer: 'beta', upstream: 'alpha', next: '2.0.0', from: '^1.0', because: 'major: compat/test-major at /operations/count: A count may be broken.' },
    ]);
    expect(plan.changesets.map(({ document, bump }) => [document, bump])).toEqual([
      ['alpha', 'major'],
      ['beta', 'patch'],
    ]);
    expect((await gate(workspace.root, { differ })).diagnostics.map(({ code }) => code)).toEqual(['link/range-excludes-next']);
  });

  it('keeps a changeset of a person that suffices, and supersedes one that does not', async () => {
    workspace.write('.changeset/mine.md', '---\n"@acme/plugin-beta": minor\n---\n\nMine.\n');
    const differ = finding(change('beta', 'minor'));
    expect((await workspace.bump(differ)).changesets).toEqual([{ document: 'beta', bump: 'minor', state: 'kept', byHand: ['.changeset/mine.md'] }]);
    expect(changesets()).toEqual(['mine.md']);
    workspace.write('.changeset/mine.md', '---\n"@acme/plugin-beta": patch\n---\n\nMine.\n');
    expect((await workspace.bump(differ)).changesets).toEqual([{ document: 'beta', bump: 'minor', state: 'superseded', byHand: ['.changeset/mine.md'] }]);
    expect(changesets()).toEqual(['mine.md', 'plugwright-beta.md']);
    await expectSettled(differ);
  });

  it('takes its own changeset back once the change is gone, and never the words of a person', async () => {
    const differ = finding(change('beta', 'minor'));
    await workspace.bump(differ);
    await workspace.bump(finding());
    expect(changesets()).toEqual([]);
    await workspace.bump(differ);
    workspace.edit('.changeset/plugwright-beta.md', 'A minor change.', 'In my own words.');
    await workspace.bump(finding(change('beta', 'minor'), change('beta', 'patch')));
    expect(workspace.read('.changeset/plugwright-beta.md')).toContain('In my own words.');
    await workspace.bump(finding());
    expect(changesets()).toEqual(['plugwright-beta.md']);
  });

  it('raises its own changeset that a person reworded, in their words', async () => {
    await workspace.bump(finding(change('beta', 'patch')));
    workspace.edit('.changeset/plugwright-beta.md', 'A patch change.', 'In my own words.');
    const differ = finding(change('beta', 'minor'));
    await workspace.bump(differ);
    expect(workspace.read('.changeset/plugwright-beta.md')).toMatch(/^---\n"@acme\/plugin-beta": minor\n---\n\nIn my own words\./);
    await expectSettled(differ);
  });

  it('goes through to the changelog without its mark', async () => {
    const differ = finding(change('beta', 'minor', { message: 'More `<code>` and <b>.' }));
    await workspace.bump(differ);
    await workspace.release(differ);
    const text = workspace.read('plugins/beta/CHANGELOG.md');
    expect(text).toContain('### Minor Changes\n\n- More `<code>` and \\<b\\>.');
    expect(text).not.toContain('<!--');
  });

  it('plans nothing where the specs have errors', async () => {
    workspace.edit(alphaSpec, 'kernel: {', 'kernle: {');
    const plan = await planBump(workspace.root, { differ: finding() });
    expect(plan.files).toBeUndefined();
    expect(plan.diagnostics.some(({ code }) => code === 'spec/unknown-key')).toBe(true);
  });
});
