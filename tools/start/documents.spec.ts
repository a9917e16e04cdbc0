import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDocuments } from './documents.ts';

const bounds = { limit: 100, maxBytes: 1000 };

describe('findDocuments', () => {
  let root: string;
  const write = (path: string, content: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'plugwright-documents-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('takes Markdown and READMEs in order of their paths, and nothing else', () => {
    write('node_modules/b/README', 'plain');
    write('node_modules/a/docs/guide.md', '# Guide');
    write('node_modules/a/readme.MARKDOWN', '# A');
    write('node_modules/a/README.js', 'code()');
    write('node_modules/a/index.js', 'code()');
    write('node_modules/.cache/tool/README.md', '# Cache');
    const { documents } = findDocuments(root, join(root, 'node_modules'), bounds);
    expect(documents.map(({ id }) => id)).toEqual(['node_modules/a/docs/guide.md', 'node_modules/a/readme.MARKDOWN', 'node_modules/b/README']);
  });

  it('takes each content once, and counts what it leaves out', () => {
    write('m/a/README.md', 'same');
    write('m/b/README.md', 'same');
    write('m/c/README.md', 'x'.repeat(1001));
    write('m/d/README.md', '');
    expect(findDocuments(root, join(root, 'm'), bounds)).toEqual({ documents: [{ id: 'm/a/README.md', content: 'same' }], duplicates: 1, unfit: 2, bytes: 4 });
  });

  it('stops at the limit', () => {
    for (const name of ['a', 'b', 'c']) write(`m/${name}/README.md`, name);
    expect(findDocuments(root, join(root, 'm'), { ...bounds, limit: 2 }).documents).toHaveLength(2);
  });

  it('follows no symbolic link, so a loop does not trap it', () => {
    write('m/a/README.md', 'a');
    symlinkSync(join(root, 'm'), join(root, 'm/a/loop'));
    symlinkSync(join(root, 'm/a/README.md'), join(root, 'm/a/OTHER.md'));
    expect(findDocuments(root, join(root, 'm'), bounds).documents).toHaveLength(1);
  });
});
