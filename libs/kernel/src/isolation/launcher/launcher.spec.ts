import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/start-kernel.ts';
import { launcherCommand, launcherRelease } from './find-launcher.ts';
import { tryLauncher } from './launcher.ts';

const release = launcherRelease();

/** A launcher in shell; undefined where there is to be none. */
function finder(text: string | undefined): () => string | undefined {
  if (text === undefined) return () => undefined;
  const file = join(temporaryFolder(), 'launcher');
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return () => file;
}

describe.skipIf(process.platform !== 'linux')('trying the launcher', () => {
  it.each([
    ['is not there', undefined, 'it is not installed'],
    ['is of another release', `echo '{"release":"0.0.9","version":1}'`, `it is of release 0.0.9, and the kernel of ${release}`],
    ['reads other plans', `echo '{"release":"${release}","version":2}'`, 'it reads version 2 of plans and not 1'],
    ['says no JSON', 'echo hello', 'Unexpected token'],
    ['fails', 'exit 3', 'Command failed'],
  ])('tells that it %s, and what mends it', (_, text, found) => {
    const tried = tryLauncher(finder(text));
    expect(tried).toMatchObject({ report: { works: false, mend: 'npm run build:launcher' } });
    expect('report' in tried ? tried.report.found : '').toContain(found);
  });

  it('takes one that reads these plans', () => {
    const find = finder(`echo '{"release":"${release}","version":1,"landlockAbi":4}'`);
    expect(tryLauncher(find)).toEqual({ file: find(), findings: { release, version: 1, landlockAbi: 4 } });
  });
});

describe('the command that brings the launcher', () => {
  const prebuilt = `@plugwright/launcher-${process.platform}-${process.arch}`;

  it.each([
    ['a build in this workspace', { '@plugwright/launcher': '0.1.0' }, 'npm run build:launcher'],
    ['the package of this release where the kernel is installed', { [prebuilt]: '0.1.0' }, `npm install ${prebuilt}@0.1.0`],
    ['nothing where none is published for such a machine', { '@plugwright/launcher-plan9-mips': '0.1.0' }, undefined],
  ])('is %s', (_, optionalDependencies, command) => {
    expect(launcherCommand({ version: '0.1.0', optionalDependencies })).toBe(command);
  });
});
