import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { isAbsent } from './publish-packages.ts';
import { releasedPackages } from './releasable.ts';
import { makeTags } from './tags.ts';

const outcome = (code: number, stdout: string, stderr = '') => ({ code, stdout, stderr, ms: 1 });

function write(root: string, file: string, value: unknown): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${JSON.stringify(value)}\n`);
}

describe('what is published', () => {
  it('is what was released, and hand-written packages that are not private', async () => {
    await inTemporaryFolder('publish', async (root) => {
      write(root, 'package.json', { name: 'root', workspaces: ['libs/*', 'libs/contracts/*', 'plugins/*'] });
      write(root, 'libs/one/package.json', { name: 'one', version: '0.1.0' });
      write(root, 'libs/mine/package.json', { name: 'mine', version: '0.1.0', private: true });
      write(root, 'libs/contracts/a/package.json', { name: 'a', version: '1.1.0', plugwright: { document: './document.json' } });
      write(root, 'libs/contracts/b/package.json', { name: 'b', version: '1.0.0', plugwright: { document: './document.json' } });
      write(root, 'plugins/c/package.json', { name: 'c', version: '2.0.0', private: true, plugwright: { plugin: './plugin.manifest.json' } });
      write(root, 'registry/released/contract/a/1.0.0.json', {});
      write(root, 'registry/released/contract/a/1.1.0.json', {});
      write(root, 'registry/released/plugin/c/2.0.0.json', {});
      expect((await releasedPackages(root)).map(({ name }) => name)).toEqual(['a', 'one', 'c']);
    });
  });

  it('gets annotated tags, once', async () => {
    await inTemporaryFolder('tags', (root) => {
      const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
      git('init', '--quiet');
      git('config', 'user.name', 'Test');
      git('config', 'user.email', 'test@example.org');
      git('config', 'tag.gpgsign', 'false');
      git('-c', 'commit.gpgsign=false', 'commit', '--quiet', '--allow-empty', '--message=x');
      const released = [{ name: '@acme/a', version: '1.0.0', private: false, folder: 'x' }];
      expect(makeTags(root, released)).toEqual(['@acme/a@1.0.0']);
      expect(makeTags(root, released)).toEqual([]);
      expect(git('cat-file', '-t', '@acme/a@1.0.0').trim()).toBe('tag');
      return Promise.resolve();
    });
  });
});

describe('isAbsent', () => {
  it('tells a version that is not there from a registry that cannot be asked', () => {
    expect(isAbsent(outcome(1, '', 'npm error code E404'))).toBe(true);
    expect(isAbsent(outcome(0, '\n'))).toBe(true);
    expect(isAbsent(outcome(0, 'sha512-x\n'))).toBe(false);
    expect(isAbsent(outcome(1, '', 'npm error code ECONNREFUSED'))).toBe(false);
  });
});
