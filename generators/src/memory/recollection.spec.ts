import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { logger, type Tree } from '@nx/devkit';
import { FsTree } from '@nx/devkit/internal';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import pluginGenerator from '../generators/plugin/generator.ts';
import syncGenerator from '../generators/sync/generator.ts';
import { tempWorkspace, type TempWorkspace } from '../testing/temp-workspace.ts';
import { memoryPath } from './memory-file.ts';
import { isInSync, recollect } from './recollection.ts';

const spec = 'specs/plugins/doc-cards.plugin.yaml';
const machine = 'plugins/doc-cards/src/generated/operations.ts';

describe('what is remembered of a workspace in sync', () => {
  let workspace: TempWorkspace;

  const tree = (): Tree => new FsTree(workspace.root, false);
  const at = (path: string): string => join(workspace.root, path);
  /** Whether a sync would be answered without a plan; undefined where memory is of no use. */
  const remembered = (from: Tree = tree()): boolean | undefined => {
    const recollection = recollect(from);
    return recollection === undefined ? undefined : isInSync(recollection);
  };
  const sync = (): Promise<string[]> => workspace.generate((from) => syncGenerator(from));

  /** A file with one byte more, or made. */
  function touch(path: string): () => void {
    const before = existsSync(at(path)) ? readFileSync(at(path)) : undefined;
    mkdirSync(dirname(at(path)), { recursive: true });
    appendFileSync(at(path), '\n');
    return () => {
      if (before === undefined) rmSync(at(path));
      else writeFileSync(at(path), before);
    };
  }

  beforeAll(async () => {
    vi.spyOn(logger, 'log').mockImplementation(() => undefined);
    workspace = tempWorkspace(['core.contract', 'documents.contract', 'kernel.kernel', 'doc-extract.plugin', 'doc-cards.plugin']);
    // A folder of its own, so that packages can be put into it.
    rmSync(at('node_modules'));
    mkdirSync(at('node_modules/@acme/contract-notes'), { recursive: true });
    writeFileSync(at('node_modules/@acme/contract-notes/package.json'), '{"plugwright":{"document":"./notes.json"}}');
    writeFileSync(at('node_modules/@acme/contract-notes/notes.json'), '{}');
    writeFileSync(at('node_modules/.package-lock.json'), '{}');
    await workspace.generate((from) => pluginGenerator(from, {}));
  });
  afterAll(() => {
    vi.restoreAllMocks();
    workspace.remove();
  });
  beforeEach(async () => {
    const changed = await sync();
    if (changed.length > 0 || remembered() !== true) throw new Error(`a test left something behind: ${changed.join(', ')}`);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    ['a spec', spec],
    ['a new spec', 'specs/plugins/fresh.plugin.yaml'],
    ['a generated file', machine],
    ['a ledger', 'plugins/doc-cards/src/generated/.emitted.json'],
    ['a handler', 'plugins/doc-cards/src/handlers/make.ts'],
    ['a new file of a plugin', 'plugins/doc-cards/src/handlers/notes.txt'],
    ['a new folder of a plugin', 'plugins/other/plugin.manifest.json'],
    ['the package of a contract', 'libs/contracts/core/document.json'],
    ['the registry', 'registry/index.json'],
    ['an entry of the registry', 'registry/head/doc-cards.json'],
    ['the portal', 'apps/docs/data/plugin/doc-cards.json'],
    ['whether there is a portal', 'apps/docs/package.json'],
    ['the lock file', 'package-lock.json'],
    ['package.json', 'package.json'],
    ['CODEOWNERS', 'CODEOWNERS'],
    ['nx.json', 'nx.json'],
    ['what npm installed', 'node_modules/.package-lock.json'],
    ['a package with a document', 'node_modules/@acme/contract-notes/package.json'],
    ['the document of a package', 'node_modules/@acme/contract-notes/notes.json'],
  ])('notices an edit of %s', (_, path) => {
    const revert = touch(path);
    expect(remembered()).toBe(false);
    revert();
  });

  it('notices a file that is gone, and one that took the place of another', () => {
    renameSync(at(machine), at('aside'));
    expect(remembered()).toBe(false);
    renameSync(at('aside'), at(machine));
    renameSync(at(spec), at('aside'));
    expect(remembered()).toBe(false);
    renameSync(at('aside'), at(spec));
  });

  it('notices an edit that keeps size and date, also right after the file was remembered', () => {
    for (const path of [spec, machine]) {
      const before = readFileSync(at(path), 'utf8');
      const { atimeMs, mtimeMs } = lstatSync(at(path));
      writeFileSync(at(path), before.replace('a', 'b'));
      utimesSync(at(path), atimeMs / 1000, mtimeMs / 1000);
      expect(readFileSync(at(path), 'utf8')).toHaveLength(before.length);
      expect(remembered()).toBe(false);
      writeFileSync(at(path), before);
    }
  });

  it('does not mind what tasks write', () => {
    for (const path of ['plugins/doc-cards/dist/main.js', 'plugins/doc-cards/test-output/x.xml', 'plugins/doc-cards/coverage/x', 'registry/released/x.json']) {
      touch(path);
      expect(remembered()).toBe(true);
    }
  });

  it('believes no damaged file and none of other code', () => {
    const text = workspace.read(memoryPath);
    for (const damage of ['', text.slice(0, text.length / 2), text.replace('doc-cards', 'doc-carts'), text.replace(/^./, 'x'), '[]', `${text}\n`]) {
      workspace.write(memoryPath, damage);
      expect(remembered()).toBe(false);
    }
    truncateSync(at(memoryPath), 10);
    expect(remembered()).toBe(false);
  });

  it('is of no use where a tree has changes, where the user says so, and where folders are links', () => {
    const changed = tree();
    changed.write('notes.txt', 'x');
    expect(remembered(changed)).toBeUndefined();
    vi.stubEnv('PLUGWRIGHT_NO_CACHE', '1');
    expect(remembered()).toBeUndefined();
    vi.unstubAllEnvs();
    symlinkSync(at('specs'), at('plugins/doc-cards/linked'));
    expect(remembered()).toBeUndefined();
    rmSync(at('plugins/doc-cards/linked'));
  });

  it('knows what a sync is about to write, and what it was kept from writing', async () => {
    const before = workspace.read(spec);
    workspace.write(spec, before.replace(/^version: .*/m, 'version: 7.0.0'));
    const dropped = tree();
    await syncGenerator(dropped);
    expect(dropped.listChanges().length).toBeGreaterThan(2);
    expect(remembered()).toBe(false);
    expect(await sync()).toContain('plugins/doc-cards/package.json');
    expect(remembered()).toBe(true);
    expect(await sync()).toEqual([]);
    vi.stubEnv('PLUGWRIGHT_NO_CACHE', '1');
    expect(await sync()).toEqual([]);
    vi.unstubAllEnvs();
    workspace.write(spec, before);
    expect(await sync()).toContain('plugins/doc-cards/package.json');
  });

  it('writes nothing in a dry run', async () => {
    rmSync(at('.plugwright/cache'), { recursive: true });
    vi.stubEnv('NX_DRY_RUN', 'true');
    expect(await sync()).toEqual([]);
    expect(existsSync(at('.plugwright/cache'))).toBe(false);
  });
});
