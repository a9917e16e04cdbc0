import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bin, cleanEnvironment } from '../fixtures/run-bin.ts';

const pretendOld = `--import=data:text/javascript,${encodeURIComponent("Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })")}`;

describe('an old Node', () => {
  let folder: string;
  let copy: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plugwright-bin-'));
    copy = join(folder, 'node_modules/plugwright/bin/plugwright.js');
    mkdirSync(join(copy, '..'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/plugwright/package.json'), '{"type":"module"}');
    cpSync(bin, copy);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(env: Readonly<Record<string, string>> = {}) {
    return spawnSync(process.execPath, [pretendOld, copy, 'check', 'two words'], { encoding: 'utf8', env: cleanEnvironment(env) });
  }

  it('is told in one line which one is needed', () => {
    const { status, stdout, stderr } = run();
    expect(stderr).toBe('plugwright: Node 20.20.2 is too old; Node 22.18 or newer is needed (`npm install --save-dev node@24` adds one to a workspace).\n');
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  it('hands over to the one that the workspace pins, with arguments and exit code', () => {
    const pinned = join(folder, 'node_modules/.bin/node');
    mkdirSync(join(pinned, '..'));
    writeFileSync(pinned, `#!/bin/sh\nshift\necho "$#: $1, $2"\nexit 7\n`, { mode: 0o755 });
    const { status, stdout, stderr } = run();
    expect({ status, stdout, stderr }).toEqual({ status: 7, stdout: '2: check, two words\n', stderr: '' });
  });

  it('does not hand over twice', () => {
    const pinned = join(folder, 'node_modules/.bin/node');
    mkdirSync(join(pinned, '..'));
    writeFileSync(pinned, '#!/bin/sh\necho handed over\n', { mode: 0o755 });
    const { status, stdout } = run({ PLUGWRIGHT_NODE: 'elsewhere' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});
