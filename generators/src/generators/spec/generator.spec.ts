import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import { parse } from 'yaml';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tempWorkspace, type TempWorkspace } from '../../testing/temp-workspace.ts';
import { GeneratorFailure } from '../../workspace/failure.ts';
import specGenerator from './generator.ts';
import type { SpecOptions } from './schema.d.ts';

describe('the spec generator', () => {
  let workspace: TempWorkspace;

  beforeEach(() => {
    vi.spyOn(logger, 'log').mockImplementation(() => undefined);
    workspace = tempWorkspace();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    workspace.remove();
  });

  const spec = (options: SpecOptions): Promise<string[]> => workspace.generate((tree) => specGenerator(tree, options));

  async function codesOf(options: SpecOptions): Promise<string[]> {
    const error: unknown = await spec(options).catch((reason: unknown) => reason);
    if (!(error instanceof GeneratorFailure)) throw new Error(`expected a GeneratorFailure, not ${String(error)}`);
    return error.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  }

  it('writes what it was told, prose that YAML would misread included', async () => {
    await spec({ id: 'pii-redact', title: 'yes: no', summary: '# {"a"} \n- "x"', category: 'privacy', owners: ['@a/b,c@d.org', '@e'] });
    expect(parse(workspace.read('specs/plugins/pii-redact.plugin.yaml'))).toMatchObject({
      id: 'pii-redact',
      title: 'yes: no',
      category: 'privacy',
      owners: ['@a/b', 'c@d.org', '@e'],
      runtime: { language: 'typescript' },
    });
  });

  it('takes the owners of the workspace where nobody is named, and refuses where there are none', async () => {
    await spec({ id: 'a' });
    expect(parse(workspace.read('specs/plugins/a.plugin.yaml'))).toMatchObject({ owners: ['@acme/docs'] });
    workspace.write('nx.json', '{}');
    expect(await codesOf({ id: 'b' })).toEqual(['workspace/no-owners']);
    expect(existsSync(join(workspace.root, 'specs/plugins/b.plugin.yaml'))).toBe(false);
  });

  it.each(['../../evil', 'My', 'a_b', '', 'a'.repeat(65), 'a/b', '-a'])('refuses the id %j', async (id) => {
    expect(await codesOf({ id })).toEqual(['cli/bad-argument']);
  });

  it('refuses a language without an emitter', async () => {
    expect(await codesOf({ id: 'a', language: 'cobol' })).toEqual(['cli/bad-argument']);
  });

  it('never overwrites a spec or a handler', async () => {
    await spec({ id: 'a' });
    expect(await codesOf({ id: 'a' })).toEqual(['workspace/already-exists', 'workspace/already-exists']);
    workspace.write('plugins/b/src/handlers/echo.ts', 'mine');
    expect(await codesOf({ id: 'b' })).toEqual(['workspace/already-exists']);
    expect(existsSync(join(workspace.root, 'specs/plugins/b.plugin.yaml'))).toBe(false);
  });

  it('refuses an id that a document of another kind has', async () => {
    expect((await codesOf({ id: 'core' })).length).toBeGreaterThan(0);
    expect(existsSync(join(workspace.root, 'specs/plugins/core.plugin.yaml'))).toBe(false);
  });

  it('does not mind that somebody else’s spec is broken', async () => {
    workspace.write('specs/plugins/broken.plugin.yaml', 'spec: [');
    expect(await spec({ id: 'a' })).toEqual(['plugins/a/src/handlers/echo.ts', 'specs/plugins/a.plugin.yaml']);
  });
});
