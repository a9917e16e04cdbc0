import { symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { git, Repositories } from '../../testing/repositories.ts';
import { isOnFirstBranch, push, remoteBranch, withMirror } from './mirror.ts';
import { readTree } from './tree.ts';
import { importStream, writeCommit } from './write-commit.ts';

let repositories: Repositories;
const env = { PATH: process.env['PATH'] };
const identity = 'Ada <ada@example.org> 1767322800 +0000';

beforeEach(() => {
  repositories = new Repositories();
  git(repositories.base, 'init', '--quiet', 'work');
  repositories.write('work/package.json', '{}');
  repositories.write('work/specs/a.yaml', 'a: 1\n');
  repositories.write('work/sub/specs/b.yaml', 'b: 1\n');
  repositories.write('work/src/big.ts', 'not read');
  symlinkSync('/etc', repositories.path('work', 'plugins'));
  repositories.commit('work', 'feat: one');
  git(repositories.base, 'clone', '--quiet', '--bare', 'work', 'bare.git');
});
afterEach(() => {
  repositories.remove();
});

function mirrored<T>(use: Parameters<typeof withMirror<T>>[2]): Promise<T> {
  return withMirror(`file://${repositories.path('bare.git')}`, { env }, use);
}

describe('a tree of git', () => {
  it('holds the sources of a workspace, and knows where links are', async () => {
    await mirrored(async (mirror) => {
      const tree = await readTree(mirror, '.');
      expect(tree.read('specs/a.yaml')).toBe('a: 1\n');
      expect(tree.read('src/big.ts')).toBeUndefined();
      expect(tree.read('plugins')).toBeUndefined();
      expect(tree.list('specs')).toEqual(['specs/a.yaml']);
      expect(['plugins', 'plugins/x/y', 'package.json/x', 'specs/new.yaml', 'new/folder/file'].map((path) => tree.blocked(path))).toEqual([
        true,
        true,
        true,
        false,
        false,
      ]);
      expect((await readTree(mirror, 'sub')).list('specs')).toEqual(['specs/b.yaml']);
      expect((await readTree(mirror, 'nowhere')).list('specs')).toEqual([]);
    });
  });
});

describe('a commit', () => {
  const writes = [
    { path: 'new "file"\\ of\nmine', mode: '100644', text: 'ö\n' },
    { path: 'specs/a.yaml', mode: '100755', text: 'a: 2\n' },
  ];

  it('is the same for the same input, whatever is in its paths, and can be pushed', async () => {
    const made = await mirrored(async (mirror) => {
      const commit = { parent: mirror.head, identity, message: 'feat: two\n', writes, deletes: ['package.json'] };
      const first = await writeCommit(mirror, commit);
      expect(await writeCommit(mirror, { ...commit, writes: writes.toReversed() })).toEqual(first);
      await push(mirror, first.commit, 'plugwright/x', undefined);
      // Who expects no branch, or another commit, does not overwrite this one.
      await expect(push(mirror, mirror.head, 'plugwright/x', undefined)).rejects.toMatchObject({ name: 'GitTrouble' });
      await expect(push(mirror, mirror.head, 'plugwright/x', mirror.head)).rejects.toMatchObject({ name: 'GitTrouble' });
      expect(await remoteBranch(mirror, 'plugwright/x')).toMatchObject({ ...first, parents: [mirror.head] });
      expect(await remoteBranch(mirror, 'plugwright/y')).toBeUndefined();
      expect(await isOnFirstBranch(mirror, mirror.head)).toBe(true);
      expect(await isOnFirstBranch(mirror, first.commit)).toBe(false);
      return first;
    });
    const bare = repositories.path('bare.git');
    expect(git(bare, 'ls-tree', '-r', '-z', '--name-only', made.commit).split('\0')).toEqual([
      'new "file"\\ of\nmine',
      'plugins',
      'specs/a.yaml',
      'src/big.ts',
      'sub/specs/b.yaml',
      '',
    ]);
    expect(git(bare, 'ls-tree', made.commit, 'specs/a.yaml')).toMatch(/^100755 /);
    expect(git(bare, 'log', '-1', '--format=%an %cn %ct', made.commit)).toBe('Ada Ada 1767322800');
  });

  it('cannot smuggle commands of the import into it', () => {
    const stream = importStream({
      parent: 'p',
      identity,
      message: 'x\nD "a"\n',
      writes: [{ path: 'a\nD b', mode: '100644', text: 'M 100644 inline c\n' }],
      deletes: [],
    }).toString();
    expect(stream).toContain('data 8\nx\nD "a"\n\nfrom p\n');
    expect(stream).toContain('M 100644 inline "a\\nD b"\ndata 18\n');
  });

  it('is not made where a repository is empty or absent', async () => {
    git(repositories.base, 'init', '--quiet', '--bare', 'empty.git');
    await expect(withMirror(`file://${repositories.path('empty.git')}`, { env }, () => Promise.resolve(1))).rejects.toThrow('the repository has no commit yet');
    await expect(withMirror(`file://${repositories.path('gone.git')}`, { env }, () => Promise.resolve(1))).rejects.toMatchObject({ name: 'GitTrouble' });
  });
});
