import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baseCommit } from './base-commit.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plugwright-ci-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function commit(message: string): string {
  git('commit', '--quiet', '--allow-empty', '--message', message);
  return git('rev-parse', 'HEAD');
}

describe('what the work is compared with', () => {
  it('is where it left main', () => {
    git('init', '--quiet', '--initial-branch=main');
    const first = commit('one');
    git('switch', '--quiet', '--create', 'work');
    commit('two');
    expect(baseCommit(folder, undefined)).toEqual({ commit: first, revision: 'main' });
    git('switch', '--quiet', 'main');
    commit('three');
    git('switch', '--quiet', 'work');
    expect(baseCommit(folder, 'main')).toEqual({ commit: first, revision: 'main' });
  });

  it('is the commit before on main itself, so that something is compared', () => {
    git('init', '--quiet', '--initial-branch=main');
    const first = commit('one');
    commit('two');
    expect(baseCommit(folder, undefined)).toEqual({ commit: first, revision: 'HEAD~1' });
  });

  it('is the only commit where there is one', () => {
    git('init', '--quiet', '--initial-branch=main');
    const only = commit('one');
    expect(baseCommit(folder, undefined)).toEqual({ commit: only, revision: 'HEAD' });
  });

  it('is asked for in one line where it is not there', () => {
    expect(baseCommit(folder, 'main')).toEqual({ problem: 'This is not a git repository, so that there is nothing to compare with.' });
    git('init', '--quiet', '--initial-branch=main');
    commit('one');
    expect(baseCommit(folder, 'nowhere')).toEqual({ problem: 'git has no revision nowhere. Name one that there is with --base.' });
    expect(baseCommit(folder, '--output=x')).toEqual({ problem: 'git has no revision --output=x. Name one that there is with --base.' });
  });

  it('is said to be out of reach in a shallow clone', () => {
    git('init', '--quiet', '--initial-branch=main');
    commit('one');
    commit('two');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${folder}`, join(folder, 'clone')], { stdio: 'pipe' });
    expect(baseCommit(join(folder, 'clone'), 'HEAD~1')).toEqual({ problem: 'git has no revision HEAD~1. The clone is shallow: run `git fetch --unshallow`.' });
  });
});
