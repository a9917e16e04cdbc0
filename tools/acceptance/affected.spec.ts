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

  /** The plugins that `plugwright impact` names for the same, each with the way that leads to it. */
  async function impactedPlugins(): Promise<readonly string[]> {
    const answer = await workspace.plugwright('impact', `--base=${base}`, '--json');
    expectDone(answer);
    const { affected } = JSON.parse(answer.stdout) as { affected: readonly { document: string; cause: string; chain: readonly { document: string }[] }[] };
    for (const { document, cause, chain } of affected) expect(chain.at(-1)?.document).toBe(cause === 'own' ? undefined : document);
    return affected.map(({ document }) => document);
  }

  /** What both name: they have to agree, before the workspace is in sync and after. */
  async function agreed(): Promise<readonly string[]> {
    const affected = await affectedPlugins();
    expect(await impactedPlugins()).toEqual(affected);
    return affected;
  }

  /** Commits an edit; the plugins affected by it before and after `nx sync`, and the files of plugins that sync changed. */
  async function consequences(): Promise<{ readonly before: readonly string[]; readonly after: readonly string[]; readonly changed: readonly string[] }> {
    workspace.commit('an edit');
    const before = await agreed();
    const changed = await changesOf(workspace, async () => expectDone(await workspace.nx('sync')));
    workspace.commit('nx sync');
    return { before, after: await agreed(), changed: changed.filter((path) => path.startsWith('plugins/')) };
  }

  it('prose: nobody, and no file of a plugin changes', async () => {
    workspace.edit(documents, 'description: A document with its structure and plain text.', 'description: A document, its structure and all its text.');
    workspace.edit(documents, 'summary: A document was extracted from a source.', 'summary: A document was found in a source.');
    expect(await consequences()).toEqual({ before: [], after: [], changed: [] });
  });

  it('an optional field of a type that four plugins use: those four', async () => {
    workspace.edit(documents, '      links: { type: array', '      language: { type: string }\n      links: { type: array');
    const { before, after, changed } = await consequences();
    const users = ['change-propagation', 'doc-cards', 'doc-extract', 'doc-index'];
    expect(before).toEqual(users);
    expect(after).toEqual(users);
    expect([...new Set(changed.map((path) => path.split('/')[1]))]).toEqual(users);
  });

  it('an operation that another plugin calls: its plugin and the caller', async () => {
    workspace.edit('specs/plugins/doc-extract.plugin.yaml', 'timeout: 10s', 'timeout: 40s');
    const { before, after } = await consequences();
    expect(before).toEqual(['doc-cards', 'doc-extract']);
    expect(after).toEqual(before);
  });

  it('a type that nobody uses: nobody', async () => {
    workspace.edit(
      documents,
      '  Section:\n',
      '  Bookmark:\n    type: object\n    required: [target]\n    properties:\n      target: { type: string }\n  Section:\n',
    );
    expect(await consequences()).toEqual({ before: [], after: [], changed: [] });
  });

  it('a kernel service that two plugins use: those two', async () => {
    const text = workspace.read(kernel);
    const storage = text.indexOf('\n  storage:\n');
    const get = text.indexOf('      get:\n', storage);
    const properties = text.indexOf('properties: {', get) + 'properties: {'.length;
    expect(Math.min(storage, get)).toBeGreaterThan(0);
    workspace.write(kernel, `${text.slice(0, properties)} fresh: { type: boolean },${text.slice(properties)}`);
    const { before, after } = await consequences();
    expect(before).toEqual(['change-propagation', 'doc-index']);
    expect(after).toEqual(before);
  });
});
