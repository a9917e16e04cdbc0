import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { changesOf, expectDone } from './answer.ts';
import { gitIn } from './workspace-copy.ts';
import { copyOf, type Workspace } from './workspace.ts';

const documents = 'specs/contracts/documents.contract.yaml';
const kernel = 'specs/kernel/kernel.kernel.yaml';

describe('who is affected by a change of a shared document', () => {
  let workspace: Workspace;
  let base: string;
  beforeAll(() => {
    workspace = copyOf(inject('base'), 'affected');
    base = gitIn(workspace.root, 'rev-parse', 'HEAD').trim();
  });
  afterAll(() => workspace.discard());
  beforeEach(() => gitIn(workspace.root, 'reset', '--quiet', '--hard', base));

  /** The plugins that Nx names for everything committed since the base. */
  async function affectedPlugins(): Promise<readonly string[]> {
    const answer = await workspace.nx('show', 'projects', '--affected', `--base=${base}`, '--json');
    expectDone(answer);
    return (JSON.parse(answer.stdout) as readonly string[]).filter((project) => workspace.has(`plugins/${project}`)).sort();
  }

  /** Commits an edit; the plugins affected by it before and after `nx sync`, and the files of plugins that sync changed. */
  async function consequences(): Promise<{ readonly before: readonly string[]; readonly after: readonly string[]; readonly changed: readonly string[] }> {
    workspace.commit('an edit');
    const before = await affectedPlugins();
    const changed = await changesOf(workspace, async () => expectDone(await workspace.nx('sync')));
    workspace.commit('nx sync');
    return { before, after: await affectedPlugins(), changed: changed.filter((path) => path.startsWith('plugins/')) };
  }

  it('prose: nobody, and no file of a plugin changes', async () => {
    workspace.edit(documents, 'description: A document with its structure and plain text.', 'description: A document, its structure and all its text.');
    workspace.edit(documents, 'summary: A document was extracted from a source.', 'summary: A document was found in a source.');
    expect(await consequences()).toEqual({ before: [], after: [], changed: [] });
  });

  it('an optional field of a type that three plugins use: those three', async () => {
    workspace.edit(documents, '      links: { type: array', '      language: { type: string }\n      links: { type: array');
    const { before, after, changed } = await consequences();
    const users = ['doc-cards', 'doc-extract', 'doc-index'];
    expect(before).toEqual(users);
    expect(after).toEqual(users);
    expect([...new Set(changed.map((path) => path.split('/')[1]))]).toEqual(users);
  });

  it('a type that nobody uses: nobody', async () => {
    workspace.edit(
      documents,
      '  Section:\n',
      '  Bookmark:\n    type: object\n    required: [target]\n    properties:\n      target: { type: string }\n  Section:\n',
    );
    expect(await consequences()).toEqual({ before: [], after: [], changed: [] });
  });

  it('a kernel service that one plugin uses: that one', async () => {
    const text = workspace.read(kernel);
    const storage = text.indexOf('\n  storage:\n');
    const get = text.indexOf('      get:\n', storage);
    const properties = text.indexOf('properties: {', get) + 'properties: {'.length;
    expect(Math.min(storage, get)).toBeGreaterThan(0);
    workspace.write(kernel, `${text.slice(0, properties)} fresh: { type: boolean },${text.slice(properties)}`);
    const { before, after } = await consequences();
    expect(before).toEqual(['doc-index']);
    expect(after).toEqual(['doc-index']);
  });
});
