import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Outcome } from '../running/command.ts';
import { changesOf, codesOf, expectDone, expectRefused, stackLines } from './answer.ts';
import { copyOf, type Workspace } from './workspace.ts';

const cards = 'specs/plugins/doc-cards.plugin.yaml';
const generated = 'plugins/doc-cards/src/generated/errors.ts';
const handler = 'plugins/doc-cards/src/handlers/make.ts';
const moreInput = [
  'content: { type: string, maxLength: 4194304 }\n',
  'content: { type: string, maxLength: 4194304 }\n        note: { type: string }\n',
] as const;

const littleSpace = pathToFileURL(join(import.meta.dirname, 'little-space.mjs')).href;

describe('a change that is refused', () => {
  let workspace: Workspace;
  const onLittleSpace = (how: Readonly<Record<string, string>>, ...command: readonly string[]): Promise<Outcome> =>
    workspace.run('nx', command, { ...how, NODE_OPTIONS: `--import=${littleSpace}` });

  beforeAll(() => {
    workspace = copyOf(inject('base'), 'changes');
  });
  afterAll(() => workspace.discard());
  beforeEach(() => workspace.reset());

  it('a generated file edited by hand: every command refuses, until --force says that the edit may go', async () => {
    const untouched = workspace.digest();
    workspace.write(generated, `${workspace.read(generated)}// mine\n`);
    const changed = await changesOf(workspace, async () => {
      for (const command of [['sync:check'], ['sync'], ['generate', '@plugwright/nx:plugin']]) {
        const answer = await workspace.nx(...command);
        expectRefused(answer, ['emit/edited-generated-file']);
        expect(answer.stdout + answer.stderr).toContain('`npx nx generate @plugwright/nx:plugin doc-cards --force`');
      }
    });
    expect(changed).toEqual([]);
    expectDone(await workspace.nx('generate', '@plugwright/nx:plugin', 'doc-cards', '--force'));
    expect(workspace.digest()).toEqual(untouched);
  });

  it('a handler that does not parse, when its plugin is generated, whether its spec changed or not', async () => {
    const refused = async (...command: readonly string[]): Promise<readonly string[]> =>
      changesOf(workspace, async () => {
        const answer = await workspace.nx(...command);
        expectRefused(answer, ['emit/handler-does-not-compile']);
        expect(answer.stdout + answer.stderr).toContain(`${handler}:`);
      });
    workspace.write(handler, `${workspace.read(handler)}export const half = (;\n`);
    expect(await refused('generate', '@plugwright/nx:plugin', 'doc-cards')).toEqual([]);
    workspace.edit(cards, ...moreInput);
    expect(await refused('generate', '@plugwright/nx:plugin')).toEqual([]);
    expect(await refused('sync')).toEqual([]);
  });

  it('a handler with a type error: typecheck says where', async () => {
    workspace.write(handler, `${workspace.read(handler)}export const wrong: number = 'text';\n`);
    const line = workspace.read(handler).split('\n').length - 1;
    const answer = await workspace.nx('typecheck', 'doc-cards');
    expect(answer.code).toBe(1);
    const errors = answer.stdout.split('\n').filter((text) => text.includes('error TS'));
    expect(errors).toEqual([`src/handlers/make.ts(${line},14): error TS2322: Type 'string' is not assignable to type 'number'.`]);
  });

  it('a full disk: noticed before the first file', async () => {
    workspace.edit(cards, ...moreInput);
    const changed = await changesOf(workspace, async () => {
      expectRefused(await onLittleSpace({ FREE_BYTES: '20000' }, 'sync'), ['workspace/disk-full']);
      expectRefused(await onLittleSpace({ FREE_BYTES: '20000' }, 'generate', '@plugwright/nx:plugin', 'doc-cards'), ['workspace/disk-full']);
      expectRefused(await onLittleSpace({ FULL_AT: '.plugwright/generate.lock' }, 'generate', '@plugwright/nx:plugin'), ['workspace/disk-full']);
    });
    expect(changed).toEqual([]);
    expect(readdirSync(join(workspace.root, '.plugwright')).filter((name) => name.includes('lock'))).toEqual([]);
  });

  it('a disk that others fill meanwhile: one line, each file whole, and the next run completes what is missing', async () => {
    workspace.edit(cards, ...moreInput);
    expectDone(await workspace.nx('sync'));
    const complete = workspace.digest();
    workspace.reset();
    const before = workspace.digest();
    workspace.edit(cards, ...moreInput);
    const answer = await onLittleSpace({ FULL_AT: 'generated/operations.ts' }, 'sync');
    expect(answer.code).toBe(1);
    expect(answer.stderr.match(/ENOSPC: no space left on device/g)).toHaveLength(1);
    expect(stackLines(answer)).toEqual([]);
    const left = workspace.digest();
    for (const [path, digest] of left) expect([before.get(path), complete.get(path)]).toContain(digest);
    expectDone(await workspace.nx('sync'));
    expect(workspace.digest()).toEqual(complete);
  });

  it("another generator at work: refused while it lives, and its lock is nobody's when it died", async () => {
    workspace.edit(cards, ...moreInput);
    const lock = '.plugwright/generate.lock';
    workspace.write(lock, `${process.pid}\nnx generate @plugwright/nx:plugin\n`);
    const changed = await changesOf(workspace, async () => {
      const answer = await workspace.nx('generate', '@plugwright/nx:plugin');
      expectRefused(answer, ['workspace/lock-held']);
      expect(answer.stdout + answer.stderr).toContain(`process ${process.pid}`);
    });
    expect(changed).toEqual([]);
    const ended = await workspace.run(process.execPath, ['-p', 'process.pid']);
    workspace.write(lock, `${ended.stdout.trim()}\nnx generate @plugwright/nx:plugin\n`);
    expectDone(await workspace.nx('generate', '@plugwright/nx:plugin'));
    expect(workspace.has(lock)).toBe(false);
  });

  it('two generators at once: each does all of it or nothing, and the files are those of one run', async () => {
    workspace.edit(cards, ...moreInput);
    const answers = await Promise.all([workspace.nx('generate', '@plugwright/nx:plugin'), workspace.nx('generate', '@plugwright/nx:plugin')]);
    const refused = answers.filter(({ code }) => code !== 0);
    expect(refused.length).toBeLessThan(2);
    for (const answer of refused) expect(codesOf(answer)).toEqual(['workspace/lock-held']);
    expectDone(await workspace.nx('sync:check'));
  });

  it('a spec removed while its plugin has code written by hand', async () => {
    workspace.remove(cards);
    const changed = await changesOf(workspace, async () => {
      for (const command of [['sync:check'], ['sync']]) {
        const answer = await workspace.nx(...command);
        expectRefused(answer, ['workspace/removed-with-handwritten-code']);
        expect(answer.stdout + answer.stderr).toContain('src/handlers/make.ts');
      }
    });
    expect(changed).toEqual([]);
  });

  it('a plugin that another one imports is not removed, and the answer names who', async () => {
    const changed = await changesOf(workspace, async () => {
      const answer = await workspace.nx('generate', '@plugwright/nx:plugin', 'doc-extract', '--remove');
      expectRefused(answer, ['emit/still-imported']);
      expect(answer.stdout + answer.stderr).toContain('"doc-cards" imports it');
    });
    expect(changed).toEqual([]);
  });
});
