import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Folder, mostBytes } from '../src/files/folder.ts';

let base: string;
let root: string;
let folder: Folder;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'plugwright-propagation-'));
  root = join(base, 'data');
  mkdirSync(root);
  writeFileSync(join(base, 'secret'), 'secret');
  folder = new Folder(root);
});
afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

describe('a folder', () => {
  it('lists plain files only, and none where it is not there', async () => {
    mkdirSync(join(root, 'b'));
    writeFileSync(join(root, 'b', 'x'), '');
    writeFileSync(join(root, 'a'), '');
    writeFileSync(join(root, '.plugwright-half'), '');
    symlinkSync(base, join(root, 'link'));
    symlinkSync(join(base, 'secret'), join(root, 'file-link'));
    expect(await folder.list()).toEqual(['a', 'b/x']);
    expect(await new Folder(join(base, 'nothing')).list()).toEqual([]);
  });

  it.each(['../secret', '/etc/passwd', 'a/../../secret', 'link/secret', 'file-link', 'a\0b', ''])('neither reads nor writes %j', async (path) => {
    symlinkSync(base, join(root, 'link'));
    symlinkSync(join(base, 'secret'), join(root, 'file-link'));
    await expect(folder.read(path)).rejects.toMatchObject({ name: 'FileTrouble' });
    await expect(folder.write(path, Buffer.from('x'))).rejects.toMatchObject({ name: 'FileTrouble' });
    expect(readFileSync(join(base, 'secret'), 'utf8')).toBe('secret');
    expect(readdirSync(base).sort()).toEqual(['data', 'secret']);
  });

  it('is refused where it is a link itself', async () => {
    symlinkSync(root, join(base, 'data-link'));
    await expect(new Folder(join(base, 'data-link')).list()).rejects.toThrow('it is a link');
    await expect(new Folder(join(base, 'data-link')).write('x', Buffer.from(''))).rejects.toThrow('it is a link');
  });

  it('reads no more than it can hold, and no device', async () => {
    writeFileSync(join(root, 'big'), Buffer.alloc(mostBytes + 1));
    await expect(folder.read('big')).rejects.toThrow('more than');
    mkdirSync(join(root, 'folder'));
    await expect(folder.read('folder')).rejects.toThrow('no plain file');
    expect(await folder.read('nothing/here')).toBeUndefined();
  });

  it('writes whole files, keeps their permissions, and takes away what it made', async () => {
    writeFileSync(join(root, 'run'), 'old');
    chmodSync(join(root, 'run'), 0o755);
    await folder.write('run', Buffer.from('new'));
    expect(statSync(join(root, 'run')).mode & 0o777).toBe(0o755);
    const missing = await folder.missingFolders('x/y/z');
    expect(missing).toEqual(['x', 'x/y']);
    await folder.write('x/y/z', Buffer.from('z'));
    writeFileSync(join(root, 'x', 'other'), '');
    await folder.remove('x/y/z', missing);
    expect(existsSync(join(root, 'x', 'y'))).toBe(false);
    expect(existsSync(join(root, 'x', 'other'))).toBe(true);
    expect(readdirSync(root).sort()).toEqual(['run', 'x']);
  });

  it('leaves nothing half-written behind where a file cannot be replaced', async () => {
    mkdirSync(join(root, 'taken'));
    await expect(folder.write('taken', Buffer.from('x'))).rejects.toMatchObject({ name: 'FileTrouble' });
    expect(readdirSync(root)).toEqual(['taken']);
  });
});
