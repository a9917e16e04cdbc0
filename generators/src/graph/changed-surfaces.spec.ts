import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import { starterSpec } from '@plugwright/emit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import pluginGenerator from '../generators/plugin/generator.ts';
import { tempWorkspace, type TempWorkspace } from '../testing/temp-workspace.ts';
import { changedSince, changedSurfaces } from './changed-surfaces.ts';
import type { Edge } from './edge-cache.ts';

const contract = 'specs/contracts/documents.contract.yaml';

describe('changedSurfaces', () => {
  let workspace: TempWorkspace;
  let before: string;
  const edges = async (): Promise<readonly Edge[]> => (await changedSurfaces(workspace.root)).edges;

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
    expect(await edges()).toEqual([]);
  });

  it('names every user of a changed type, nobody for prose, and nobody once it is reverted', async () => {
    workspace.write(contract, before.replace('title: { type: string }', 'title: { type: string, maxLength: 900 }'));
    expect(await edges()).toEqual([
      ['doc-cards', 'documents'],
      ['doc-extract', 'documents'],
      ['doc-index', 'documents'],
    ]);
    workspace.write(contract, before.replace('title: { type: string }', 'title: { type: string, description: The name of it. }'));
    expect(await edges()).toEqual([]);
    workspace.write(contract, before);
    expect(await edges()).toEqual([]);
  });

  it('leaves the graph alone while a spec is broken', async () => {
    workspace.write(contract, 'spec: [');
    expect(await edges()).toEqual([]);
    workspace.write(contract, before);
  });

  it('takes a damaged lock for a change and a missing one for a plugin not generated yet', async () => {
    const lock = 'plugins/doc-cards/src/generated/imports.lock.json';
    workspace.write(lock, '<<<<<<< HEAD');
    expect((await edges()).map(([id]) => id)).toEqual(expect.arrayContaining(['doc-cards']));
    rmSync(join(workspace.root, lock));
    expect(await edges()).toEqual([]);
  });

  it('finds the same from what is known and what changed since, whatever was known', async () => {
    const extract = 'specs/plugins/doc-extract.plugin.yaml';
    const lock = 'plugins/doc-cards/src/generated/imports.lock.json';
    for (const letter of 'abcdefgh') {
      const id = `filler-${letter}`;
      workspace.write(`specs/plugins/${id}.plugin.yaml`, starterSpec({ id, language: 'typescript', owners: ['@acme/docs'] }));
    }
    await workspace.generate((tree) => pluginGenerator(tree, {}));
    const upstream = workspace.read(extract);
    const sync = await changedSurfaces(workspace.root);
    expect(sync.edges).toEqual([]);

    workspace.write(extract, upstream.replace(/timeout: \d+s/, 'timeout: 47s'));
    const edited = await changedSurfaces(workspace.root);
    expect(edited.edges).toEqual([['doc-cards', 'doc-extract']]);
    const known = (found: typeof sync) => ({ ...found, hashes: new Map<string, string>() });
    expect(await changedSince(workspace.root, known(sync), new Set([extract]))).toEqual(edited);

    workspace.write(lock, '<<<<<<< HEAD');
    const both = await changedSurfaces(workspace.root);
    expect(both.edges.length).toBeGreaterThan(1);
    expect(await changedSince(workspace.root, known(edited), new Set([lock]))).toEqual(both);
    workspace.write(extract, upstream);
    expect(await changedSince(workspace.root, known(both), new Set([extract]))).toEqual(await changedSurfaces(workspace.root));

    for (const unclear of ['package.json', 'specs/plugins/none.plugin.yaml', 'specs/contracts/core.contract.yaml']) {
      expect(await changedSince(workspace.root, known(sync), new Set([extract, unclear]))).toBeUndefined();
    }
    workspace.write(extract, 'spec: [');
    expect(await changedSince(workspace.root, known(sync), new Set([extract]))).toBeUndefined();
    expect(await changedSurfaces(workspace.root)).toEqual({ edges: [], specs: new Map() });
    expect(await changedSince(workspace.root, known(await changedSurfaces(workspace.root)), new Set([extract]))).toBeUndefined();
  });
});
