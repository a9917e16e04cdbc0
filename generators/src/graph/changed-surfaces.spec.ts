import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import pluginGenerator from '../generators/plugin/generator.ts';
import { tempWorkspace, type TempWorkspace } from '../testing/temp-workspace.ts';
import { changedSurfaces } from './changed-surfaces.ts';

const contract = 'specs/contracts/documents.contract.yaml';

describe('changedSurfaces', () => {
  let workspace: TempWorkspace;
  let before: string;

  beforeAll(async () => {
    vi.spyOn(logger, 'log').mockImplementation(() => undefined);
    workspace = tempWorkspace(['core.contract', 'documents.contract', 'kernel.kernel', 'doc-extract.plugin', 'doc-cards.plugin', 'doc-index.plugin']);
    await workspace.generate((tree) => pluginGenerator(tree, {}));
    before = workspace.read(contract);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    workspace.remove();
  });

  it('is empty in sync', async () => {
    expect(await changedSurfaces(workspace.root)).toEqual([]);
  });

  it('names every user of a changed type, nobody for prose, and nobody once it is reverted', async () => {
    workspace.write(contract, before.replace('title: { type: string }', 'title: { type: string, maxLength: 900 }'));
    expect(await changedSurfaces(workspace.root)).toEqual([
      ['doc-cards', 'documents'],
      ['doc-extract', 'documents'],
      ['doc-index', 'documents'],
    ]);
    workspace.write(contract, before.replace('title: { type: string }', 'title: { type: string, description: The name of it. }'));
    expect(await changedSurfaces(workspace.root)).toEqual([]);
    workspace.write(contract, before);
    expect(await changedSurfaces(workspace.root)).toEqual([]);
  });

  it('leaves the graph alone while a spec is broken', async () => {
    workspace.write(contract, 'spec: [');
    expect(await changedSurfaces(workspace.root)).toEqual([]);
    workspace.write(contract, before);
  });

  it('takes a damaged lock for a change and a missing one for a plugin not generated yet', async () => {
    const lock = 'plugins/doc-cards/src/generated/imports.lock.json';
    workspace.write(lock, '<<<<<<< HEAD');
    expect((await changedSurfaces(workspace.root)).map(([id]) => id)).toEqual(expect.arrayContaining(['doc-cards']));
    rmSync(join(workspace.root, lock));
    expect(await changedSurfaces(workspace.root)).toEqual([]);
  });
});
