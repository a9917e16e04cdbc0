import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookWith, manifestOf } from '../../fixtures/grant-book.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { findPaths } from './file-access.ts';
import { grantedFiles } from './granted-files.ts';
import { HeldGrant } from './held-grant.ts';
import { filesystem } from './scopes/filesystem.ts';
import { network } from './scopes/network.ts';

/** A folder with files, each of which holds its own name. */
function folderWith(...names: readonly (string | Buffer)[]): string {
  const folder = realpathSync(temporaryFolder());
  for (const name of names) writeFileSync(typeof name === 'string' ? join(folder, name) : Buffer.concat([Buffer.from(`${folder}/`), name]), name);
  return folder;
}

const NFC = '\u00e9.txt';
const NFD = 'e\u0301.txt';

describe('a glob', () => {
  it.each([
    ['the composed form of a letter alone', [NFC], [NFC]],
    ['its decomposed form alone', [NFD], [NFD]],
    ['upper and lower case apart', ['a.TXT'], ['a.TXT']],
    ['no form of compatibility', ['\uff41.txt', 'ﬁ.txt'], []],
    ['nothing outside by dots', ['../**', 'x/../../**', './../**', '..', '**/..'], []],
    ['nothing outside by what looks like dots', ['\u2024\u2024/**', '%2e%2e/**', '..%2f**', '\uff0e\uff0e/**'], []],
    ['nothing by another separator', ['..\\\\**', '\u2215etc\u2215passwd', '\u2044**'], []],
    ['nothing absolute', ['/etc/passwd', '//etc/passwd', '~/x', '~root/x'], []],
    ['braces and classes as they are written', ['{a,b}.txt', '[ab].txt', '(a|b).txt', '@(a|b).txt', '!(x)', '+(a).txt'], []],
    ['a file also with a slash behind it', ['a.txt/'], ['a.txt']],
    ['what begins with a dot like everything', ['*.hidden'], ['.hidden']],
  ])('names %s', (_, globs, names) => {
    const folder = folderWith(NFC, NFD, 'a.txt', 'b.txt', 'a.TXT', '.hidden');
    expect(findPaths(folder, [globs]).paths).toEqual(names.map((name) => join(folder, name)));
  });

  it('names no file whose name is no UTF-8, nor one in its place', () => {
    const folder = folderWith(Buffer.from([0x61, 0xff, 0x2e, 0x74, 0x78, 0x74]), 'b.txt', 'c\ufffd.txt');
    expect(findPaths(folder, [['*.txt']])).toEqual({
      paths: [join(folder, 'b.txt'), join(folder, 'c\ufffd.txt')],
      leftOut: ['a\ufffd.txt has a name that is no UTF-8'],
    });
  });

  it('is not followed out by a link, whatever the link is called', () => {
    const folder = folderWith('a.txt');
    for (const name of ['link', 'link.txt', NFC]) symlinkSync('/etc', join(folder, name));
    const { paths, leftOut } = findPaths(folder, [['**/passwd', 'link/**', '*.txt']]);
    expect(paths).toEqual([join(folder, 'a.txt')]);
    expect(leftOut).toHaveLength(3);
  });

  it('does not hold the kernel up, however many there are and however many files', () => {
    const folder = folderWith();
    for (let number = 0; number < 2_000; number += 1) mkdirSync(join(folder, String(number)));
    const globs = Array.from({ length: 1_000 }, (_, number) => `${'**/*a*/'.repeat(500)}${String(number)}`);
    const before = process.cpuUsage();
    const { paths, leftOut } = findPaths(folder, [globs]);
    const { user } = process.cpuUsage(before);
    expect({ paths, leftOut }).toEqual({ paths: [], leftOut: ['more entries than can be looked at with so many globs: name a whole folder with **'] });
    expect(user / 1_000).toBeLessThan(5_000);
  });
});

describe('files without number in a granted folder', () => {
  const held = (id: string): HeldGrant =>
    new HeldGrant({ id, reason: 'a test', scope: 'filesystem', permissions: ['read'], paths: [`${id}*`] }, filesystem, {}, 0);

  it('are not all given, over all capabilities, and that is said: whoever may write there could keep its readers from starting', () => {
    const names = ['a', 'b', 'c'].flatMap((start) => Array.from({ length: 200 }, (_, number) => `${start}${String(number)}`));
    const { access, leftOut } = grantedFiles([held('a'), held('b'), held('c')], folderWith(...names), 0);
    expect(access.read).toHaveLength(256);
    const reason = 'more separate files and folders than a plugin may be given: name a whole folder with **';
    expect(leftOut).toEqual([
      { capability: 'b', reason },
      { capability: 'c', reason },
    ]);
  });
});

describe('a capability that names without end', () => {
  it.each([
    [
      'hosts',
      { scope: 'network', permissions: ['connect'], hosts: Array.from({ length: 1_001 }, (_, number) => `h${String(number)}:1`) },
      'more than 1000 paths or hosts',
    ],
    ['paths', { scope: 'filesystem', permissions: ['read'], paths: Array.from({ length: 1_001 }, String) }, 'more than 1000 paths or hosts'],
    ['characters', { scope: 'filesystem', permissions: ['read'], paths: ['**/'.repeat(2_000)] }, 'more than 4096 characters'],
  ])('of %s is not granted, and that is said', (_, capability, reason) => {
    const { book, log } = bookWith();
    expect(book.admit(manifestOf('p', [{ id: 'large', ...capability }]), '/')).toEqual(['large']);
    expect(log.read({ level: 'error' }).map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);
    expect(book.status()[0]?.state).toBe('not-granted');
  });

  it('of as many as may be is granted', () => {
    const { book } = bookWith();
    const hosts = Array.from({ length: 1_000 }, (_, number) => `h${String(number)}.example:1`);
    expect(book.admit(manifestOf('p', [{ id: 'large', scope: 'network', permissions: ['connect'], hosts }]), '/')).toEqual([]);
    expect(book.decide({ plugin: 'p', scope: 'network', permission: 'connect', target: 'h999.example:1' }).allowed).toBe(true);
  });
});

describe('a host with a wildcard', () => {
  const covers = (target: string): boolean => network.covers({ hosts: ['*.example.org:443'] }, target);
  it.each(['a.example.org:443', 'a.b.example.org:443', 'A.EXAMPLE.ORG:443'])('names %s', (target) => {
    expect(covers(target)).toBe(true);
  });

  it.each([
    ...['example.org:443', 'evilexample.org:443', '.example.org:443', 'a..example.org:443', 'a.example.org.:443', 'a.example.org:80', 'a.example.org:4430'],
    ...['a.example.org.evil.net:443', 'evil.net:1.example.org:443', 'evil.net/.example.org:443:', 'a.example.org', 'a.exampl\u0435.org:443'],
  ])('does not name %s', (target) => {
    expect(covers(target)).toBe(false);
  });
});

describe('the schema of grants files', () => {
  it('holds what a file may name to the same bounds', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schemas/grants.schema.json', import.meta.url), 'utf8')) as { $defs: { texts: object } };
    expect(schema.$defs.texts).toMatchObject({ maxItems: 1_000, items: { maxLength: 4_096 } });
  });
});
