import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/start-kernel.ts';
import { tryLauncher } from './launcher.ts';

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
    ['reads other plans', `echo '{"version":2}'`, 'it reads version 2 of plans and not 1'],
    ['says no JSON', 'echo hello', 'Unexpected token'],
    ['fails', 'exit 3', 'Command failed'],
  ])('tells that it %s, and what mends it', (_, text, found) => {
    const tried = tryLauncher(finder(text));
    expect(tried).toMatchObject({ report: { works: false, mend: 'npm run build:launcher' } });
    expect('report' in tried ? tried.report.found : '').toContain(found);
  });

  it('takes one that reads these plans', () => {
    const find = finder(`echo '{"version":1,"landlockAbi":4}'`);
    expect(tryLauncher(find)).toEqual({ file: find(), findings: { version: 1, landlockAbi: 4 } });
  });
});
