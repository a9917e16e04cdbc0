import { symlinkSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { stopCommand } from '../running/command.ts';
import { changesOf, expectDone, expectRefused, stackLines } from './answer.ts';
import { copyOf, type Workspace } from './workspace.ts';

const cards = 'specs/plugins/doc-cards.plugin.yaml';

describe('a machine that lacks something', () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = copyOf(inject('base'), 'toolchain');
  });
  afterAll(() => workspace.discard());
  beforeEach(() => workspace.reset());

  it('a language that nothing can be emitted for yet', async () => {
    workspace.edit(cards, 'language: typescript', 'language: python');
    const changed = await changesOf(workspace, async () => {
      const answer = await workspace.nx('sync');
      expectRefused(answer, ['emit/unsupported-language']);
      expect(answer.stdout + answer.stderr).toContain('Choose one of: typescript');
      const asked = await workspace.nx('generate', '@plugwright/nx:spec', 'new-one', '--language=cobol', '--no-interactive');
      expect(asked.code).toBe(1);
      expect(asked.stderr).toContain("'cobol' should be one of typescript");
      expect(stackLines(asked)).toEqual([]);
    });
    expect(changed).toEqual([]);
  });

  it('no bundler: the build names it and the command that installs it', async () => {
    const link = join(workspace.root, 'node_modules/esbuild');
    const target = readlinkSync(link);
    workspace.remove('node_modules/esbuild');
    try {
      const answer = await workspace.nx('build', 'doc-cards');
      expectRefused(answer, ['workspace/missing-toolchain']);
      expect(answer.stdout + answer.stderr).toContain('esbuild');
      expect(workspace.has('plugins/doc-cards/dist')).toBe(false);
    } finally {
      symlinkSync(target, link);
    }
  });

  it('a kernel that runs already: the second says so, the first goes on', async () => {
    const kernel = workspace.start('plugwright', ['kernel', 'run']);
    try {
      await expect.poll(async () => (await workspace.plugwright('kernel', 'ps')).code, { timeout: 60_000, interval: 500 }).toBe(0);
      expectRefused(await workspace.plugwright('kernel', 'run'), ['kernel/already-running']);
      const answer = await workspace.plugwright('kernel', 'call', 'doc-index', 'search', '{"query":"licence"}');
      expectDone(answer);
      expect(JSON.parse(answer.stdout)).toEqual({ hits: [], total: 0 });
      expectDone(await workspace.plugwright('kernel', 'stop'));
      await expect.poll(() => kernel.exitCode, { timeout: 20_000 }).toBe(0);
      expectRefused(await workspace.plugwright('kernel', 'ps'), ['kernel/not-running']);
    } finally {
      await stopCommand(kernel);
    }
  });
});
