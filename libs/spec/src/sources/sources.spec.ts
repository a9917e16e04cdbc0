import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpusText } from '../../testing/corpus-workspace.ts';
import { loadWorkspace } from '../load-workspace.ts';
import { readText } from '../read/read-text.ts';
import { fileSource, folderSource } from './folder.ts';
import { gitRevisionSource } from './git-revision.ts';
import { installedPackageSource } from './installed-package.ts';
import { listReleased, releasedSource } from './released.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'plugwright-sources-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(file: string, text: string | Buffer): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: root, stdio: 'pipe' });
}

describe('folderSource', () => {
  it('lists YAML files below the folder, sorted, named from the workspace', async () => {
    put('specs/b/two.yaml', 'b');
    put('specs/a/one.yml', 'a');
    put('specs/notes.txt', 'x');
    expect(await folderSource(root).list()).toEqual({
      files: [
        { file: 'specs/a/one.yml', text: 'a' },
        { file: 'specs/b/two.yaml', text: 'b' },
      ],
      diagnostics: [],
    });
  });

  it('is empty where there is no folder', async () => {
    expect((await folderSource(root).list()).files).toEqual([]);
  });

  it('refuses links that lead out of the folder, and bytes that are no text, and reads the rest', async () => {
    put('outside/secret.yaml', 'secret: 1');
    put('specs/good.yaml', 'a: 1');
    put('specs/bytes.yaml', Buffer.from([0xff, 0xfe, 0x80]));
    symlinkSync(path.join(root, 'outside', 'secret.yaml'), path.join(root, 'specs', 'link.yaml'));
    symlinkSync(path.join(root, 'outside'), path.join(root, 'specs', 'folder'));
    symlinkSync('good.yaml', path.join(root, 'specs', 'alias.yaml'));
    const { files, diagnostics } = await folderSource(root).list();
    expect(files.map(({ file }) => file)).toEqual(['specs/alias.yaml', 'specs/good.yaml']);
    expect(diagnostics.map(({ code, span }) => [code, span?.file])).toEqual([
      ['spec/unreadable-file', 'specs/bytes.yaml'],
      ['spec/outside-folder', 'specs/folder'],
      ['spec/outside-folder', 'specs/link.yaml'],
    ]);
  });

  it('refuses a file over the limit without reading it', async () => {
    put('specs/big.yaml', 'x'.repeat(1_100_000));
    expect((await folderSource(root).list()).diagnostics.map(({ code }) => code)).toEqual(['spec/too-large']);
  });
});

describe('fileSource', () => {
  it('reads the files named, and says which is not there', async () => {
    put('x/one.yaml', 'a: 1');
    const { files, diagnostics } = await fileSource(root, ['x/one.yaml', 'x/two.yaml']).list();
    expect(files.map(({ file }) => file)).toEqual(['x/one.yaml']);
    expect(diagnostics.map(({ message }) => message)).toEqual(['x/two.yaml cannot be read: it does not exist.']);
  });
});

describe('gitRevisionSource', () => {
  it('reads the specs of a revision, not of the checkout, and no links', async () => {
    put('specs/a.yaml', 'a: 1\n');
    symlinkSync('a.yaml', path.join(root, 'specs', 'link.yaml'));
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'one');
    put('specs/a.yaml', 'a: 2\n');
    put('specs/b.yaml', 'b: 1\n');
    expect(await gitRevisionSource(root, 'HEAD').list()).toEqual({ files: [{ file: 'specs/a.yaml', text: 'a: 1\n' }], diagnostics: [] });
  });

  it.each(['nothing', '--output=x', 'HEAD; rm -rf /', '$(id)'])('says that %j is no revision', async (revision) => {
    git('init', '--quiet');
    const { files, diagnostics } = await gitRevisionSource(root, revision).list();
    expect(files).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['spec/unreadable-file']);
  });
});

describe('releasedSource', () => {
  it('takes the last version of each document, by SemVer', async () => {
    for (const version of ['1.9.0', '1.10.0', '1.10.0-beta.1']) put(`registry/released/contract/core/${version}.json`, `{"version":"${version}"}`);
    put('registry/released/contract/core/notes.json', '{}');
    expect((await listReleased(root)).map(({ version }) => version)).toEqual(['1.9.0', '1.10.0-beta.1', '1.10.0']);
    expect((await releasedSource(root).list()).files.map(({ file }) => file)).toEqual(['registry/released/contract/core/1.10.0.json']);
  });
});

describe('installed packages', () => {
  function install(name: string, document: unknown, declared = './document.json'): void {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, plugwright: { document: declared } }));
    put(`node_modules/${name}/document.json`, JSON.stringify(document));
  }

  it('are found by their package.json, and may not point out of themselves', async () => {
    install('@acme/contract-core', {});
    install('@acme/contract-evil', {}, '../../../secret.json');
    install('unlisted', {});
    put('package.json', JSON.stringify({ dependencies: { '../../etc': '1' } }));
    const { files, diagnostics } = await installedPackageSource(root).list();
    expect(files.map(({ file }) => file)).toEqual(['@acme/contract-core/document.json']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['spec/outside-folder']);
  });

  it('give a workspace the documents that it imports but does not have, and only those', async () => {
    const written = (name: string): unknown => readText(name, corpusText(name)).document?.value;
    install('@acme/contract-core', written('base/core.contract.yaml'));
    install('@acme/contract-kernel', written('base/kernel.kernel.yaml'));
    install('@acme/contract-unused', { ...(written('base/core.contract.yaml') as object), id: 'unused' });
    put('specs/plugins/store.plugin.yaml', corpusText('base/store.plugin.yaml'));
    const { model, diagnostics } = await loadWorkspace(root);
    expect(diagnostics).toEqual([]);
    expect([...(model?.documents.keys() ?? [])]).toEqual(['core', 'kernel', 'store']);
    expect(model?.contracts.get('core')?.source.file).toBe('@acme/contract-core/document.json');
  });
});
