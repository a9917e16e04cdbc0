import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gitWorkspace, type GitWorkspace } from '../fixtures/git-workspace.ts';
import { runBin, type Ended } from '../fixtures/run-bin.ts';
import { runHere } from '../fixtures/run-here.ts';

const words = 'specs/words.contract.yaml';
const parrot = 'specs/parrot.plugin.yaml';
const text = 'properties: { text: { type: string } }';
const narrower = 'properties: { text: { type: string, maxLength: 5 } }';

let workspace: GitWorkspace;
const run = (...args: string[]): Promise<Ended> => runHere(args, workspace.root);

beforeAll(() => {
  workspace = gitWorkspace();
});
afterAll(() => workspace.remove());
afterEach(() => void workspace.git('reset', '--quiet', '--hard'));

/** Exit code and the one code that is named. */
function refusal({ code, stdout, stderr }: Ended): readonly unknown[] {
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/^\s+at |fault of Plugwright/m);
  return [code, [...stderr.matchAll(/\[([a-z]+\/[a-z-]+)\]/g)].map(([, name]) => name)];
}

interface Printed {
  readonly verdict: string;
  readonly documents: readonly {
    readonly document: string;
    readonly bump: string;
    readonly changes: readonly { readonly rule: string; readonly witness?: unknown }[];
  }[];
}

const json = ({ stdout }: Ended): Printed => JSON.parse(stdout) as Printed;
const documentsOf = (ended: Ended): readonly string[] => json(ended).documents.map(({ document }) => document);

describe('diff of a breaking edit', () => {
  it('names each document with what it demands, the place, the way and a witness', async () => {
    workspace.edit(words, text, narrower);
    const { code, stdout, stderr } = await runBin(['diff', 'HEAD'], { cwd: workspace.root });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^HEAD → the working tree \(1 spec file not committed\)\n/);
    expect(stdout).toContain('words (contract) 1.1.0, needs major\n');
    expect(stdout).toMatch(
      / {2}✘ Input of say .*maxLength 5.* \[compat\/input-narrowed\]\n {6}specs\/words\.contract\.yaml:9:\d+ {2}was HEAD:specs\/words\.contract\.yaml:9:\d+\n/,
    );
    expect(stdout).toMatch(/ {6}via words#\/types\/Word\n {6}valid before, refused now: \{"text":"aaaaaa"\}\n {6}advice /);
    expect(stdout).toMatch(/\nBreaking: 3 documents with \d+ breaking.*\.\n$/);
  });

  it('says the same in JSON, SARIF, annotations and Markdown', async () => {
    workspace.edit(words, text, narrower);
    const [plain, same, sarif, github, markdown] = [
      await run('diff', 'HEAD', '--format', 'json'),
      await run('diff', 'HEAD', '--json'),
      await run('diff', 'HEAD', '--format', 'sarif'),
      await run('diff', 'HEAD', '--format', 'github'),
      await run('diff', 'HEAD', '--format', 'markdown'),
    ];
    for (const ended of [plain, same, sarif, github, markdown]) expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(same).toEqual(plain);
    const printed = json(plain);
    expect(printed.verdict).toBe('breaking');
    expect(printed.documents.map(({ document, bump }) => [document, bump])).toEqual([
      ['parrot', 'major'],
      ['scribe', 'major'],
      ['words', 'major'],
    ]);
    expect(printed.documents.flatMap(({ changes }) => changes).find(({ rule }) => rule === 'compat/input-narrowed')?.witness).toEqual({ text: 'aaaaaa' });
    const [log] = (JSON.parse(sarif.stdout) as { runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[] })
      .runs;
    expect(log?.results).toHaveLength(printed.documents.flatMap(({ changes }) => changes).length);
    for (const { ruleId, ruleIndex } of log?.results ?? []) expect(log?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(github.stdout).toMatch(/^::error file=specs\/words\.contract\.yaml,line=9,title=compat\/input-narrowed in parrot::/m);
    expect(markdown.stdout).toMatch(/^\*\*Breaking: /);
    expect(markdown.stdout).toContain('valid before, refused now: `{"text":"aaaaaa"}`');
  });

  it('colours by the terminal, and not where NO_COLOR is set', async () => {
    workspace.edit(words, text, narrower);
    const coloured = await runBin(['diff', 'HEAD'], { cwd: workspace.root, env: { FORCE_COLOR: '1' } });
    const plain = await runBin(['diff', 'HEAD'], { cwd: workspace.root, env: { NO_COLOR: '1' } });
    expect(coloured.stdout).toContain('\u001b[31m✘');
    expect(plain.stdout).not.toContain('\u001b[');
  });
});

describe('diff of what breaks nobody', () => {
  it('ends with 0', async () => {
    workspace.edit(parrot, 'timeout: 1s', 'timeout: 2s');
    expect(await run('diff', 'HEAD', '--json')).toMatchObject({ code: 0 });
    expect((await run('diff', 'HEAD', 'HEAD')).stdout).toBe('HEAD → HEAD\nNothing that users can see changed.\n');
  });
});

describe('the sides of diff', () => {
  it('are revisions, folders, files and files of revisions', async () => {
    const old = join(workspace.root, '..', 'old');
    cpSync(join(workspace.root, 'specs'), join(old, 'specs'), { recursive: true });
    workspace.edit(words, text, narrower);
    const all = ['parrot', 'scribe', 'words'];
    expect(documentsOf(await run('diff', 'HEAD', '--json'))).toEqual(all);
    expect(documentsOf(await run('diff', '../old', '--json'))).toEqual(all);
    expect(documentsOf(await run('diff', '../old/specs', 'specs', '--json'))).toEqual(all);
    expect(documentsOf(await run('diff', 'HEAD:specs', '.', '--json'))).toEqual(all);
    expect(documentsOf(await run('diff', 'HEAD', words, '--json'))).toEqual(['words']);
    expect(documentsOf(await run('diff', `HEAD:${words}`, '--json'))).toEqual(['words']);
    expect(documentsOf(await run('diff', join(old, words), words, '--json'))).toEqual(['words']);
    expect(documentsOf(await run('diff', join(old, words), '--json'))).toEqual(['words']);
    rmSync(old, { recursive: true });
  });

  it('show where a side is that is not on disk', async () => {
    workspace.edit(words, text, narrower);
    expect((await run('diff', '.', 'HEAD')).stdout).toMatch(/ {6}HEAD:specs\/words\.contract\.yaml:9:\d+ {2}was specs\/words\.contract\.yaml:9:\d+/);
  });

  it.each([
    [['nothing-here'], 'diff/unknown-side'],
    [['HEAD~7'], 'diff/unknown-revision'],
    [['--', '--output=x'], 'diff/unknown-side'],
    [['HEAD:none'], 'diff/no-specs'],
    [['released'], 'diff/no-baseline'],
    [[words, parrot], 'diff/different-documents'],
    [['nx.json'], 'diff/no-specs'],
    [[], 'cli/bad-argument'],
    [['HEAD', '--direction', 'input'], 'cli/bad-argument'],
    [['--schema', 'one.json'], 'cli/bad-argument'],
    [['--schema', '-', '-'], 'cli/bad-argument'],
    [['--schema', '--batch', 'x.json', 'y.json'], 'cli/bad-argument'],
    [['--schema', '--batch', 'nx.json'], 'diff/unreadable-batch'],
    [['--schema', 'none.json', 'nx.json'], 'diff/unreadable-schema'],
  ])('%j is a wrong command line, said in one finding', async (args, code) => {
    expect(refusal(await run('diff', ...args))).toEqual([3, [code]]);
  });

  it('that are a path and a revision at once have to be told apart', async () => {
    workspace.git('branch', 'specs');
    expect(refusal(await run('diff', 'specs'))).toEqual([3, ['diff/ambiguous-side']]);
    expect(await run('diff', './specs')).toMatchObject({ code: 0 });
    expect(await run('diff', 'specs~0')).toMatchObject({ code: 0 });
    workspace.git('branch', '--delete', '--force', 'specs');
  });

  it('that have errors cannot be compared; the findings name the revision', async () => {
    workspace.edit(words, 'maturity: stable', 'maturity: stabel');
    expect(refusal(await run('diff', 'HEAD'))[0]).toBe(2);
    const broken = workspace.commit('broken');
    workspace.edit(words, 'maturity: stabel', 'maturity: stable');
    const { code, stderr } = await run('diff', broken);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^${broken}:specs/words\\.contract\\.yaml:7:\\d+ error `, 'm'));
    workspace.git('reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('beyond a shallow clone are out of reach, and it says how to get them', async () => {
    const clone = join(workspace.root, '..', 'shallow');
    workspace.edit(parrot, 'timeout: 1s', 'timeout: 2s');
    workspace.commit('two');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${workspace.root}`, clone], { stdio: 'pipe' });
    for (const args of [
      ['diff', 'HEAD~1'],
      ['impact', '--base', 'HEAD~1'],
    ]) {
      const ended = await runHere(args, clone);
      expect(refusal(ended)).toEqual([3, ['diff/shallow-clone']]);
      expect(ended.stderr).toContain('`git fetch --unshallow`');
    }
    rmSync(clone, { recursive: true });
    workspace.git('reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('outside of a repository, or where git cannot be run, are files and folders only', async () => {
    const folder = join(workspace.root, '..', 'plain');
    mkdirSync(folder);
    cpSync(join(workspace.root, 'specs'), join(folder, 'specs'), { recursive: true });
    writeFileSync(join(folder, 'nx.json'), '{}');
    const env = { GIT_CEILING_DIRECTORIES: join(folder, '..') };
    expect(refusal(await runBin(['diff', 'HEAD'], { cwd: folder, env }))).toEqual([3, ['diff/no-repository']]);
    const withoutGit = await runBin(['diff', 'HEAD'], { cwd: folder, env: { PATH: folder } });
    expect(refusal(withoutGit)).toEqual([3, ['diff/no-repository']]);
    expect(withoutGit.stderr).toContain('git is not installed');
    expect(await runBin(['diff', folder], { cwd: folder, env: { PATH: folder } })).toMatchObject({ code: 0 });
    rmSync(folder, { recursive: true });
  });
});

describe('impact', () => {
  it('names whom an edit concerns, by which way, and whether it breaks them', async () => {
    workspace.edit(words, text, narrower);
    const { code, stdout, stderr } = await run('impact');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('    words#/types/Word changed\n    └─ parrot#/operations/say\n');
    expect(stdout).toContain('    words#/types/Word changed\n    └─ scribe#/operations/on-said\n');
    expect(stdout).toMatch(/\n1 document changed; 2 plugins affected \(2 by a break\)\.\n$/);
  });

  it('counts an own edit as no break of what the plugin uses', async () => {
    workspace.edit(parrot, 'timeout: 1s', 'timeout: 500ms');
    const found = JSON.parse((await run('impact', '--json')).stdout) as { affected: { document: string; cause: string; verdict: string }[] };
    expect(found.affected.map(({ document, cause, verdict }) => [document, cause, verdict])).toEqual([
      ['parrot', 'own', 'compatible'],
      ['scribe', 'upstream', 'breaking'],
    ]);
  });

  it('is measured from where the work left the revision, as `nx affected` is', async () => {
    workspace.git('switch', '--quiet', '--create', 'work');
    workspace.edit(parrot, 'timeout: 1s', 'timeout: 2s');
    workspace.commit('mine');
    workspace.git('switch', '--quiet', 'main');
    workspace.edit(words, text, narrower);
    workspace.commit('theirs');
    workspace.git('switch', '--quiet', 'work');
    const found = JSON.parse((await run('impact', '--base', 'main', '--json')).stdout) as { changed: { document: string }[] };
    expect(found.changed.map(({ document }) => document)).toEqual(['parrot']);
    workspace.git('switch', '--quiet', 'main');
    workspace.git('reset', '--quiet', '--hard', 'HEAD~1');
    workspace.git('branch', '--delete', '--force', 'work');
  });

  it('as Markdown is a comment that can be found again', async () => {
    workspace.edit(words, text, narrower);
    const { stdout } = await run('impact', '--format', 'markdown');
    expect(stdout).toMatch(/^<!-- plugwright-impact -->\n## Impact\n/);
    expect(stdout).toContain('| `parrot` | **breaking** | `words#/types/Word` changed | major |');
    expect(stdout).toContain('- `scribe`: `words#/types/Word → scribe#/operations/on-said`');
  });

  it('of nothing is nothing', async () => {
    expect((await run('impact')).stdout).toBe('HEAD → the working tree\nNo spec changed.\n');
  });

  it('of a base that is not there is a wrong command line', async () => {
    expect(refusal(await run('impact', '--base', 'nowhere'))).toEqual([3, ['diff/unknown-revision']]);
  });
});

describe('why --base', () => {
  it('adds what changed and concerns the document', async () => {
    workspace.edit(words, text, narrower);
    const { code, stdout } = await run('why', 'scribe', '--base', 'HEAD');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nused by nobody\nsince HEAD\n {2}words#\/types\/Word changed\n {2}└─ scribe#\/operations\/on-said\n/);
    expect(stdout).toMatch(/ {2}✘ Input of on-said .*\n/);
    expect((await run('why', 'kernel', '--base', 'HEAD')).stdout).toContain('since HEAD nothing that concerns it\n');
    const { since } = JSON.parse((await run('why', 'words', '--base', 'HEAD', '--json')).stdout) as { since: { changed: string[] } };
    expect(since.changed).toEqual(['/types/Word']);
  });
});
