import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Propagated } from '@plugwright/propagation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBin } from '../fixtures/run-bin.ts';
import { renderPropagated } from '../src/propagate/render-propagated.ts';

const specs = fileURLToPath(new URL('../../../specs', import.meta.url));
let base: string;
let root: string;

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder, stdio: 'pipe' });
}

function write(file: string, text: string): void {
  writeFileSync(join(root, file), text);
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'plugwright-cli-propagate-'));
  root = join(base, 'upstream');
  for (const folder of ['contracts', 'kernel']) cpSync(join(specs, folder), join(root, 'specs', folder), { recursive: true });
  git(root, 'init', '--quiet');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'one');
});
afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

const documents = 'specs/contracts/documents.contract.yaml';

function change(downstreams: string): void {
  const text = readFileSync(join(root, documents), 'utf8');
  write(
    documents,
    text
      .replace('maturity: stable\n', `maturity: stable\ndownstreams: ${downstreams}\n`)
      .replace('      title: { type: string }\n', '      title: { type: string, maxLength: 500 }\n'),
  );
}

describe('plugwright propagate', () => {
  it('says that nothing changed', async () => {
    expect(await runBin(['propagate', '--dry-run', '--base', 'HEAD'], { cwd: root })).toEqual({
      code: 0,
      stdout: '✔ Nothing that names downstreams changed.\n',
      stderr: '',
    });
  });

  it('says what is wrong in one line each, and where one repository is refused it fails', async () => {
    expect(await runBin(['propagate'], { cwd: root })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('propagate/no-baseline') as string,
    });
    change("[{ repository: 'ext::sh -c id', path: . }, { repository: ./nothing.git, path: . }]");
    expect(await runBin(['propagate', '--base', 'HEAD'], { cwd: root })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('propagate/dirty-tree') as string,
    });
    const { code, stdout } = await runBin(['propagate', '--dry-run', '--base', 'HEAD', '--json'], { cwd: root });
    expect(code).toBe(1);
    const { results } = JSON.parse(stdout) as { results: Propagated[] };
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(results[0]?.reason).toContain('helper program');
  });

  it('helps', async () => {
    const { code, stdout } = await runBin(['propagate', '--help'], { cwd: base });
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:\n  $ npx plugwright propagate --dry-run');
  });
});

describe('what became of a repository', () => {
  const plain = (_: string, text: string): string => text;
  const done: Propagated = {
    document: 'documents',
    version: '2.0.0',
    repository: 'https://example.org/a\u001b[31m.git',
    path: 'tools',
    branch: 'plugwright/documents-2.0.0',
    outcome: 'pushed',
    commit: '0123456789abcdef',
    hit: [
      {
        plugin: 'reader',
        bump: 'major',
        range: { from: '^1.0', to: '^2.0' },
        members: [{ document: 'documents', member: '/types/Link', change: 'changed', chain: ['documents#/types/Link', 'reader#/operations/take'] }],
      },
    ],
    files: ['package.json'],
    pullRequest: { url: 'https://example.org/pull/1', state: 'opened' },
    notes: ['Run npm install.'],
  };

  it('is told with the chain, and cannot steer the terminal', () => {
    expect(renderPropagated(done, plain)).toBe(
      [
        '✔ documents 2.0.0 → https://example.org/a\\u001b[31m.git tools: branch pushed',
        '    plugwright/documents-2.0.0 at 0123456789ab, 1 file',
        '    pull request opened: https://example.org/pull/1',
        '    reader: major, range ^1.0 becomes ^2.0',
        '      changed documents#/types/Link  (documents#/types/Link ← reader#/operations/take)',
        '    Run npm install.',
        '',
      ].join('\n'),
    );
  });

  it('is told with the reason', () => {
    const { document, version, repository, path, branch } = done;
    expect(
      renderPropagated({ document, version, repository, path, branch, outcome: 'refused', reason: 'one\ntwo', hit: [], files: [], notes: [] }, plain),
    ).toBe('✖ documents 2.0.0 → https://example.org/a\\u001b[31m.git tools: refused\n    one\n    two\n');
  });
});
