import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { folderSource, loadWorkspace, type Model } from '@plugwright/spec';
import { planWorkspace, type Disk } from '@plugwright/emit';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { git, Repositories, usesDocument, usesLink } from '../testing/repositories.ts';
import { propagate, type Propagation } from './index.ts';

let made: Repositories;
let repositories: Repositories;
let root: string;
let one: string;
let other: string;
const documents = 'upstream/specs/contracts/documents.contract.yaml';
const env = { PATH: process.env['PATH'] };

beforeAll(async () => {
  made = new Repositories();
  made.upstream([
    { repository: '../one.git', path: '.' },
    { repository: '../other.git', path: 'tools/plugins' },
  ]);
  await made.downstream('one', { 'reader.plugin.yaml': usesDocument('reader'), 'linker.plugin.yaml': usesLink('linker') });
  await made.downstream('other', { 'other-linker.plugin.yaml': usesLink('other-linker') }, 'tools/plugins');
});
afterAll(() => {
  made.remove();
});
beforeEach(() => {
  repositories = made.copy();
  root = repositories.path('upstream');
  one = repositories.path('one.git');
  other = repositories.path('other.git');
});
afterEach(() => {
  repositories.remove();
});

function addLanguage(): void {
  repositories.edit(documents, '      links: {', '      language: { type: string }\n      links: {');
  repositories.commit('upstream', 'feat: language of a document');
}

function breakIds(): void {
  repositories.edit(documents, 'id: { type: string, minLength: 1,', 'id: { type: string, minLength: 3,');
  repositories.commit('upstream', 'feat!: longer ids');
}

function run(options: Parameters<typeof propagate>[1] = {}): Promise<Propagation> {
  return propagate(root, { base: 'HEAD~1', env, ...options });
}

function branches(repository: string): string {
  return git(repository, 'for-each-ref', '--format=%(refname:short) %(objectname)');
}

function linked(model: Model | undefined): Model {
  if (model === undefined) throw new Error('the branch does not link');
  return model;
}

const branch = 'plugwright/documents-1.1.0';
const show = (file: string, of = branch): string => git(one, 'show', `${of}:${file}`);

describe('propagate', () => {
  it('makes a branch where a plugin uses what changed, and none where none does', async () => {
    addLanguage();
    const { results, diagnostics } = await run();
    expect(diagnostics).toEqual([]);
    expect(results.map(({ repository, outcome, branch: name, reason }) => ({ repository, outcome, name, reason }))).toEqual([
      { repository: '../one.git', outcome: 'pushed', name: branch, reason: undefined },
      { repository: '../other.git', outcome: 'not-concerned', name: branch, reason: 'no plugin there uses what changed, or all have taken it already' },
    ]);
    expect(results[0]?.hit.map(({ plugin, bump, members }) => [plugin, bump, members[0]?.member])).toEqual([['reader', 'minor', '/types/Document']]);
    expect(branches(other)).not.toContain('plugwright');
    const files = git(one, 'diff', '--name-only', 'main', branch).split('\n');
    expect(files).toEqual(results[0]?.files);
    expect(files.filter((file) => file.startsWith('plugins/linker/'))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        '.changeset/follow-documents-1-1-0-reader.md',
        'docs/propagation/documents-1.1.0.md',
        'package.json',
        'plugins/reader/src/generated/types/documents.ts',
      ]),
    );
    expect(show('plugins/reader/src/generated/types/documents.ts')).toContain('language?: string');
    expect(show('.changeset/follow-documents-1-1-0-reader.md')).toMatch(/^---\n"@plugwright\/plugin-reader": minor\n---\n\nFollows `documents` 1\.1\.0\./);
    expect(JSON.parse(show('package.json'))).toMatchObject({
      devDependencies: { '@plugwright/contract-documents': '^1.1.0', '@plugwright/contract-core': '^1.0' },
    });
    const summary = show('docs/propagation/documents-1.1.0.md');
    expect(summary).toContain('### reader (minor)\n\n- `documents#/types/Document`: changed, by `documents#/types/Document` ← `reader#/operations/take');
    expect(summary).toContain('npm install --save-dev @plugwright/contract-documents@^1.1.0');
  });

  it.each([
    ['1.1.0', addLanguage],
    ['2.0.0', breakIds],
  ])('leaves nothing for `nx sync` to do in the branch of %s, once that is installed there', async (version, change) => {
    change();
    expect((await run()).results[0]).toMatchObject({ outcome: 'pushed' });
    git(repositories.base, 'clone', '--quiet', '--branch', `plugwright/documents-${version}`, one, 'branch');
    const folder = repositories.path('branch');
    const specs = await folderSource(root).list();
    // As the release will have it: the version is written then.
    const released = (text: string): string => (text.includes('\nid: documents\n') ? text.replace('version: 1.0.0', `version: ${version}`) : text);
    const installed = specs.files.map(({ file, text }) => ({ file: `installed/${file}`, text: released(text) }));
    const { model, diagnostics: unlinked } = await loadWorkspace({
      own: [folderSource(folder)],
      installed: [{ list: () => Promise.resolve({ files: installed, diagnostics: [] }) }],
    });
    expect(unlinked.filter(({ severity }) => severity === 'error')).toEqual([]);
    const there = (path: string): boolean => existsSync(join(folder, path));
    const disk: Disk = {
      read: (path) => (there(path) ? readFileSync(join(folder, path), 'utf8') : undefined),
      list: (path) =>
        (there(path) ? readdirSync(join(folder, path), { recursive: true, withFileTypes: true }) : [])
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
    };
    const { changes, diagnostics } = await planWorkspace(linked(model), disk, { full: true });
    expect(diagnostics).toEqual([]);
    expect(changes.map(({ path }) => path)).toEqual([]);
  });

  it('carries the author and the date of the upstream commit, and does nothing the second time', async () => {
    addLanguage();
    await run();
    const before = branches(one);
    expect(git(one, 'log', '-1', '--format=%an <%ae> %ad %cn %s', '--date=iso-strict', branch)).toBe(
      'Ada <ada@example.org> 2026-01-02T03:04:05+00:00 Ada chore: follow documents 1.1.0',
    );
    repositories.write('upstream/notes.md', 'Not about documents.');
    repositories.commit('upstream', 'docs: notes');
    const again = await propagate(root, { base: 'HEAD~2', env });
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['unchanged', 'not-concerned']);
    expect(branches(one)).toBe(before);
  });

  it('writes nothing in a dry run, which also takes what is not committed', async () => {
    repositories.edit(documents, '      links: {', '      language: { type: string }\n      links: {');
    const { results } = await propagate(root, { base: 'HEAD', dryRun: true, env });
    expect(results.map(({ outcome }) => outcome)).toEqual(['planned', 'not-concerned']);
    expect(results[0]?.files).toContain('plugins/reader/src/generated/types/documents.ts');
    expect(branches(one)).not.toContain('plugwright');
    const { diagnostics, results: none } = await propagate(root, { base: 'HEAD', env });
    expect(none).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['propagate/dirty-tree']);
  });

  it('makes its own branch anew when the repository moved on, and leaves one with commits of others', async () => {
    addLanguage();
    await run();
    repositories.write('one-work/README.md', 'moved on');
    repositories.commit('one-work', 'docs: moved on');
    git(repositories.path('one-work'), 'push', '--quiet', one, 'HEAD:main');
    expect((await run()).results.map(({ outcome }) => outcome)).toEqual(['pushed', 'not-concerned']);
    expect(show('README.md')).toBe('moved on');
    git(repositories.base, 'clone', '--quiet', '--branch', branch, one, 'person');
    repositories.write('person/plugins/reader/src/handlers/take.ts', '// mine\n');
    const theirs = repositories.commit('person', 'feat: follow it');
    git(repositories.path('person'), 'push', '--quiet', 'origin', branch);
    // Something new to carry, so that the branch would have to be replaced.
    repositories.edit(documents, 'language: { type: string }', 'language: { type: string, maxLength: 35 }');
    repositories.commit('upstream', 'feat: length of a language');
    const { results } = await propagate(root, { base: 'HEAD~2', env });
    expect(results[0]).toMatchObject({ outcome: 'refused', reason: expect.stringContaining(`commits of somebody else (${theirs.slice(0, 12)})`) as string });
    expect(git(one, 'rev-parse', branch)).toBe(theirs);
  });

  it('has nothing to do once the branch is merged', async () => {
    addLanguage();
    await run();
    git(one, 'update-ref', 'refs/heads/main', branch);
    expect((await run()).results.map(({ outcome }) => outcome)).toEqual(['not-concerned', 'not-concerned']);
  });

  it('carries words to nobody', async () => {
    repositories.edit(documents, 'description: A document with its structure', 'description: Some document with its structure');
    repositories.commit('upstream', 'docs: words');
    expect((await run()).results.map(({ outcome }) => outcome)).toEqual(['not-concerned', 'not-concerned']);
    expect(branches(one)).not.toContain('plugwright');
  });

  it('carries a break with its witness, and ranges that follow', async () => {
    breakIds();
    const { results } = await run();
    expect(results[0]?.hit.map(({ plugin, bump, members, range }) => [plugin, bump, members.length, range?.to])).toEqual([
      ['linker', 'minor', 0, '^1.0 || ^2.0'],
      ['reader', 'major', 1, '^2.0'],
    ]);
    expect(results[0]).toMatchObject({ outcome: 'pushed', branch: 'plugwright/documents-2.0.0' });
    const of = 'plugwright/documents-2.0.0';
    expect(show('specs/plugins/reader.plugin.yaml', of)).toContain("documents: { contract: documents, range: '^2.0' } # a comment that stays");
    expect(show('specs/plugins/linker.plugin.yaml', of)).toContain("documents: { contract: documents, range: '^1.0 || ^2.0' } # a comment that stays");
    expect(show('.changeset/follow-documents-2-0-0-reader.md', of)).toContain('"@plugwright/plugin-reader": major');
    expect(show('.changeset/follow-documents-2-0-0-linker.md', of)).toBe(
      '---\n"@plugwright/plugin-linker": minor\n---\n\nTakes `documents` ^1.0 || ^2.0; nothing that it uses changed.',
    );
    const summary = show('docs/propagation/documents-2.0.0.md', of);
    expect(summary).toContain('What changed, and what to do about it');
    expect(summary).toContain('Witness: ');
    expect(results[1]).toMatchObject({ outcome: 'not-concerned' });
  });

  it('refuses what does not fit any more, and says what', async () => {
    repositories.edit(documents, '  Link:\n', '  Reference:\n');
    repositories.edit(documents, "items: { $ref: '#/types/Link' }", "items: { $ref: '#/types/Reference' }");
    repositories.commit('upstream', 'feat!: links are references');
    const { results } = await run();
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(results[1]?.reason).toMatch(/^its specs do not fit the new document:\nspecs\/plugins\/other-linker\.plugin\.yaml:\d+ .*Link.* \[link\//);
  });

  it('tells what is wrong with the upstream', async () => {
    const codes = async (options: Parameters<typeof propagate>[1]): Promise<string[]> => (await run(options)).diagnostics.map(({ code }) => code);
    addLanguage();
    expect(await codes({ base: 'nothing' })).toEqual(['spec/unreadable-file']);
    expect(await codes({ base: 'released' })).toEqual(['propagate/no-baseline']);
    expect(await codes({ only: ['kernel'] })).toEqual(['propagate/unknown-contract']);
    expect((await run({ only: ['core'] })).results).toEqual([]);
    expect((await propagate(repositories.base, { env })).diagnostics.map(({ code }) => code)).toEqual(['propagate/no-repository']);
  });

  it('goes on where one repository is not there', async () => {
    repositories.edit(documents, '../one.git', '../gone.git');
    addLanguage();
    const { results } = await run();
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'not-concerned']);
    expect(results[0]?.reason).toContain('gone.git');
  });

  it('is released from registry/released as well', async () => {
    const released = (await propagate(root, { base: 'HEAD', env })).results;
    expect(released).toEqual([]);
    const { model } = await loadWorkspace(root);
    for (const { kind, id, version, raw } of model?.documents.values() ?? []) {
      const resolved = Object.fromEntries(id === 'core' ? [] : [['core', '1.0.0']]);
      repositories.write(`upstream/registry/released/${kind}/${id}/${version}.json`, JSON.stringify({ ...raw, 'x-released': { resolved } }));
    }
    repositories.commit('upstream', 'chore: release');
    expect(await propagate(root, { env })).toEqual({ results: [], diagnostics: [] });
    addLanguage();
    expect((await propagate(root, { env })).results.map(({ outcome, branch: name }) => [outcome, name])).toEqual([
      ['pushed', branch],
      ['not-concerned', branch],
    ]);
  });

  it('opens a pull request at the forge, and never tells its token', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url?.split('?')[0] ?? ''} ${request.headers.authorization ?? ''}`);
      const opened = { html_url: 'https://forge.example/acme/one/pull/1', number: 1, title: '', body: '' };
      response.writeHead(request.method === 'POST' ? 201 : 200).end(JSON.stringify(request.method === 'GET' ? [] : opened));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      repositories.edit(documents, '../one.git', 'https://forge.example/acme/one.git');
      addLanguage();
      const { results } = await run({
        env: {
          ...env,
          GITHUB_TOKEN: 'secret-token',
          GITHUB_SERVER_URL: 'https://forge.example',
          GITHUB_API_URL: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
          // What a person would clone over the network is a folder here.
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: `url.file://${one}.insteadOf`,
          GIT_CONFIG_VALUE_0: 'https://forge.example/acme/one.git',
        },
      });
      expect(results[0]).toMatchObject({ outcome: 'pushed', pullRequest: { url: 'https://forge.example/acme/one/pull/1', state: 'opened' } });
      expect(results[1]).not.toHaveProperty('pullRequest');
      expect(asked).toEqual(['GET /repos/acme/one/pulls Bearer secret-token', 'POST /repos/acme/one/pulls Bearer secret-token']);
      expect(JSON.stringify(results)).not.toContain('secret-token');
      expect(branches(one)).toContain(branch);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('ends when it is told to', async () => {
    addLanguage();
    await expect(run({ signal: AbortSignal.abort() })).rejects.toThrow();
    expect(branches(one)).not.toContain('plugwright');
  });
});
