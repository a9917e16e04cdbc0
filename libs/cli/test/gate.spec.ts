import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planVersions, writeAll } from '@plugwright/release';
import { runBin } from '../fixtures/run-bin.ts';

const specFile = 'specs/contracts/base.contract.yaml';
const spec = `spec: contract/v1
id: base
version: 1.0.0
title: Base
summary: What a thing is.
owners: ['@acme/base']
maturity: stable
types:
  Thing: { type: object, required: [id], properties: { id: { type: string } } }
`;

describe('gate', () => {
  let root: string;
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: root, stdio: 'ignore' });
  };
  const run = (...args: string[]) => runBin(['gate', ...args], { cwd: root });

  beforeEach(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'plugwright-gate-')));
    write(specFile, spec);
    write('nx.json', '{}');
    write('libs/contracts/base/package.json', JSON.stringify({ name: '@acme/contract-base', version: '1.0.0', plugwright: { document: './document.json' } }));
    await writeAll(root, (await planVersions(root)).files);
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--quiet', '--message=released');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is open right after a release', async () => {
    expect(await run()).toEqual({ code: 0, stdout: '✔ The gate is open: no document needs a new version.\n', stderr: '' });
  });

  it('closes for a break, with the witness and the command that mends it, in every format', async () => {
    write(specFile, spec.replace('id: { type: string }', 'id: { type: string, minLength: 1 }'));
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toContain(
      'error "base" changed so that its next version after 1.0.0 must raise the major; its changesets raise nothing. [release/bump-too-low]',
    );
    expect(stdout).toContain('Witness: {"id":""}');
    expect(stdout).toContain('`npx nx generate @plugwright/nx:bump`');
    const json = await run('--json');
    expect((JSON.parse(json.stdout) as { readonly diagnostics: readonly { readonly code: string }[] }).diagnostics.map((found) => found.code)).toEqual([
      'release/bump-too-low',
    ]);
    expect(json.code).toBe(1);
    expect((await run('--format', 'github')).stdout).toMatch(new RegExp(`^::error file=${specFile},`));
    expect(JSON.parse((await run('--format', 'sarif')).stdout)).toMatchObject({ version: '2.1.0' });
  });

  it('compares with a revision, where there is one', async () => {
    write(specFile, spec.replace('id: { type: string }', 'id: { type: string, minLength: 1 }'));
    expect((await run('--base', 'HEAD')).code).toBe(1);
    git('commit', '--quiet', '--all', '--message=break');
    expect((await run('--base', 'HEAD')).code).toBe(0);
    const unknown = await run('--base', 'nowhere');
    expect(unknown).toMatchObject({ code: 2, stderr: '' });
    expect(unknown.stdout).toContain('Git has no revision "nowhere" here. [release/unknown-revision]');
  });

  it('ends with 2 where it cannot compare, and with 3 for a wrong command line', async () => {
    const file = 'registry/released/contract/base/1.0.0.json';
    write(file, readFileSync(join(root, file), 'utf8').replace('"id": "base"', '"id": "other"'));
    const broken = await run();
    expect(broken.code).toBe(2);
    expect(broken.stdout).toContain('release/released-broken');
    expect(broken.stdout).toContain('Nothing could be compared.');
    expect((await run('--now', 'tomorrow')).code).toBe(3);
    expect((await run('--format', 'xml')).code).toBe(3);
  });
});
