import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { makeRelease } from './make-release.ts';

const spec = `spec: contract/v1
id: base
version: 1.0.0 # kept
title: Base
summary: What a thing is.
owners: ['@acme/base']
maturity: stable
types:
  Thing: { type: object, properties: { id: { type: string } } }
`;
const specFile = 'specs/contracts/base.contract.yaml';

/** A workspace of one contract, whose `nx` ends with a code of the test's choice. */
function workspace(
  root: string,
  syncCode: number,
): {
  readonly read: (file: string) => string;
  readonly has: (file: string) => boolean;
  readonly write: (file: string, text: string) => void;
} {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  write(specFile, spec);
  write('libs/contracts/base/package.json', JSON.stringify({ name: '@acme/contract-base', version: '1.0.0', plugwright: { document: './document.json' } }));
  write('node_modules/.bin/nx', `#!/bin/sh\necho "nx $*"\nexit ${String(syncCode)}\n`);
  chmodSync(join(root, 'node_modules/.bin/nx'), 0o755);
  return { read: (file) => readFileSync(join(root, file), 'utf8'), has: (file) => existsSync(join(root, file)), write };
}

describe('makeRelease', () => {
  it('writes a release, and then has nothing to do', async () => {
    await inTemporaryFolder('version', async (root) => {
      const { read, has, write } = workspace(root, 0);
      let said = '';
      const say = (text: string): void => void (said += text);
      expect(await makeRelease(root, true, say)).toMatchObject({ ok: true });
      expect(has('registry')).toBe(false);
      expect(await makeRelease(root, false, say)).toMatchObject({ ok: true, releases: [{ document: 'base', to: '1.0.0' }] });
      expect(has('registry/released/contract/base/1.0.0.json')).toBe(true);
      said = '';
      expect(await makeRelease(root, false, say)).toMatchObject({ ok: true, releases: [] });
      expect(said).toBe('There is nothing to release.\n');
      write('.changeset/a.md', '---\n"@acme/contract-base": minor\n---\n\nMore.\n');
      await makeRelease(root, false, say);
      expect(said).toContain('@acme/contract-base  1.0.0 -> 1.1.0 (minor)\n');
      expect(read(specFile)).toBe(spec.replace('1.0.0', '1.1.0'));
    });
  });

  it('puts everything back where generated files cannot follow', async () => {
    await inTemporaryFolder('version', async (root) => {
      const { read, has, write } = workspace(root, 1);
      write('.changeset/a.md', '---\n"@acme/contract-base": minor\n---\n\nMore.\n');
      let said = '';
      expect(await makeRelease(root, false, (text) => void (said += text))).toEqual({ ok: false, releases: [] });
      expect(said).toContain('nx sync\n');
      expect(said).toContain('everything was put back');
      expect(read(specFile)).toBe(spec);
      expect(has('.changeset/a.md')).toBe(true);
      expect(has('registry/released/contract/base/1.0.0.json')).toBe(false);
      expect(has('libs/contracts/base/CHANGELOG.md')).toBe(false);
    });
  });

  it('refuses a broken changeset and shows why', async () => {
    await inTemporaryFolder('version', async (root) => {
      workspace(root, 0).write('.changeset/a.md', '---\n"@acme/nobody": minor\n---\n\nMore.\n');
      let said = '';
      expect((await makeRelease(root, false, (text) => void (said += text))).ok).toBe(false);
      expect(said).toContain('release/unknown-package');
      expect(said).toContain('Nothing was released.');
    });
  });
});
