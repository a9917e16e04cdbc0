import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGit } from './run-git.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plugwright-git-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('runGit', () => {
  it('answers with what git prints', async () => {
    expect(await runGit(folder, ['--version'])).toMatchObject({ code: 0, stdout: expect.any(Buffer) as Buffer });
    expect(await runGit(folder, ['rev-parse', 'HEAD'])).toMatchObject({ code: 128, problem: expect.stringContaining('not a git repository') as string });
    expect(await runGit(folder, ['--version'], { env: { PATH: folder } })).toMatchObject({ code: 127 });
  });

  it('works in the folder that it is given, also from within a hook', async () => {
    const env = { PATH: process.env['PATH'], GIT_DIR: join(folder, 'elsewhere'), GIT_INDEX_FILE: 'x' };
    expect(await runGit(folder, ['init', '--quiet', '--bare', 'here'], { env })).toMatchObject({ code: 0 });
    expect((await runGit(join(folder, 'here'), ['rev-parse', '--absolute-git-dir'], { env })).stdout.toString()).toContain('/here');
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    writeFileSync(join(folder, 'git'), '#!/bin/sh\nsleep 60\n');
    chmodSync(join(folder, 'git'), 0o755);
    const running = runGit(folder, ['--version'], { env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` }, signal: controller.signal });
    controller.abort();
    expect(await running).toMatchObject({ code: 130 });
  });

  it('ends what takes too long, with everything that it started', async () => {
    writeFileSync(join(folder, 'git'), '#!/bin/sh\nsleep 60 &\nwait\n');
    chmodSync(join(folder, 'git'), 0o755);
    const began = performance.now();
    expect(await runGit(folder, ['--version'], { env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` }, timeoutMs: 200 })).toMatchObject({
      code: 124,
      problem: 'git took longer than 200 ms',
    });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it.each(['ext::sh -c "touch hit"', 'http://127.0.0.1:1/x', 'git://127.0.0.1:1/x'])('does not speak %s', async (url) => {
    const { code, problem } = await runGit(folder, ['clone', '--bare', '--end-of-options', url, 'x']);
    expect(code).not.toBe(0);
    expect(problem).toMatch(/transport '\w+' not allowed/);
  });
});
