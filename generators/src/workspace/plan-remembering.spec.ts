import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { logger, type Tree } from '@nx/devkit';
import { FsTree } from '@nx/devkit/internal';
import { starterSpec } from '@plugwright/emit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import pluginGenerator from '../generators/plugin/generator.ts';
import syncGenerator from '../generators/sync/generator.ts';
import { recollect } from '../memory/recollection.ts';
import { tempWorkspace, type TempWorkspace } from '../testing/temp-workspace.ts';
import { GeneratorFailure } from './failure.ts';
import { planRemembering, type RememberingPlan } from './plan-remembering.ts';
import { planTree, type TreePlan } from './plan-workspace.ts';

const cards = 'specs/plugins/doc-cards.plugin.yaml';
const extract = 'specs/plugins/doc-extract.plugin.yaml';
const fillers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => `filler-${letter}`);

/** A plan as it can be compared, or the findings that it was refused with. */
async function told(plan: Promise<TreePlan>): Promise<unknown> {
  try {
    const { changes, diagnostics } = await plan;
    return { changes, diagnostics };
  } catch (error) {
    if (!(error instanceof GeneratorFailure)) throw error;
    return error.message;
  }
}

describe('a plan with a memory', () => {
  let workspace: TempWorkspace;
  const tree = (): Tree => new FsTree(workspace.root, false);
  const sync = (): Promise<string[]> => workspace.generate((from) => syncGenerator(from));
  const edit = (path: string, from: string | RegExp, to: string): void => {
    const before = workspace.read(path);
    workspace.write(
      path,
      before.replace(from, () => to),
    );
    expect(workspace.read(path)).not.toBe(before);
  };

  /** Compare a plan with a memory to one without, as the workspace stands. */
  async function compared(): Promise<{ readonly looked: RememberingPlan['looked'] | 'refused'; readonly paths: readonly string[] }> {
    const recollection = recollect(tree());
    if (recollection?.memory === undefined) throw new Error('nothing is remembered');
    const blank = { snapshot: recollection.snapshot, changed: new Set<string>() };
    let looked: RememberingPlan['looked'] | 'refused' = 'refused';
    let paths: readonly string[] = [];
    const remembering = planRemembering(tree(), recollection).then((plan) => {
      looked = plan.looked;
      paths = plan.changes.map(({ path }) => path);
      return plan;
    });
    const [withMemory, blankMemory, without] = [await told(remembering), await told(planRemembering(tree(), blank)), await told(planTree(tree(), {}))];
    expect(withMemory).toEqual(without);
    expect(blankMemory).toEqual(without);
    return { looked, paths };
  }

  beforeAll(async () => {
    vi.spyOn(logger, 'log').mockImplementation(() => undefined);
    workspace = tempWorkspace(['core.contract', 'documents.contract', 'kernel.kernel', 'doc-extract.plugin', 'doc-cards.plugin']);
    // A package that is not installed is a warning of every plan.
    edit(extract, /^packages:\n(?: .*\n)+/m, '');
    for (const id of fillers) {
      workspace.write(`specs/plugins/${id}.plugin.yaml`, starterSpec({ id, language: 'typescript', owners: ['@acme/docs'] }));
    }
    workspace.write('apps/docs/package.json', '{}');
    await workspace.generate((from) => pluginGenerator(from, {}));
  });
  afterAll(() => {
    vi.restoreAllMocks();
    workspace.remove();
  });
  beforeEach(async () => {
    await sync();
    const again = await sync();
    if (again.length > 0) throw new Error(`a second sync changed ${again.join(', ')}`);
  });

  it.each<readonly [string, RememberingPlan['looked'], () => void, (paths: readonly string[]) => void]>([
    [
      'another bound of a configuration',
      'part',
      () => edit(cards, 'maximum: 2000', 'maximum: 1999'),
      (paths) => {
        expect(paths).toContain('plugins/doc-cards/plugin.manifest.json');
        expect(paths).toContain('apps/docs/data/plugin/doc-cards.json');
        expect(paths.some((path) => path.includes('doc-extract'))).toBe(false);
      },
    ],
    [
      'prose of an operation',
      'part',
      () => edit(cards, /summary: The card of .*/, 'summary: The card of a text.'),
      (paths) => expect(paths).toContain('plugins/doc-cards/README.md'),
    ],
    [
      'an upstream operation that another plugin uses',
      'part',
      () => edit(extract, /timeout: \d+s/, 'timeout: 47s'),
      (paths) => {
        expect(paths).toContain('plugins/doc-extract/plugin.manifest.json');
        expect(paths).toContain('registry/head/doc-extract.json');
      },
    ],
    [
      'a title, which the index shows',
      'all',
      () => edit(cards, /title: .*cards.*/, 'title: Cards of documents'),
      (paths) => expect(paths).toContain('registry/index.json'),
    ],
    ['a version', 'all', () => edit(cards, /^version: .*/m, 'version: 1.0.7'), (paths) => expect(paths).toContain('package-lock.json')],
    [
      'a kernel service more, which the page of the kernel shows',
      'all',
      () => edit(cards, 'services: [log, config, events]', 'services: [log, log.write, config, events]'),
      (paths) => expect(paths).toContain('apps/docs/data/kernel/kernel.json'),
    ],
    [
      'a contract that everybody needs',
      'all',
      () => edit('specs/contracts/core.contract.yaml', /Not found: .*'/, "Not found, sorry: {what}.'"),
      (paths) => expect(paths).toContain('libs/contracts/core/document.json'),
    ],
    [
      'a new spec',
      'all',
      () => {
        workspace.write('specs/plugins/fresh.plugin.yaml', starterSpec({ id: 'fresh', language: 'typescript', owners: ['@acme/docs'] }));
      },
      (paths) => expect(paths).toContain('plugins/fresh/plugin.manifest.json'),
    ],
    [
      'a lost handler',
      'part',
      () => rmSync(join(workspace.root, 'plugins/doc-cards/src/handlers/make.ts')),
      (paths) => expect(paths).toEqual(['plugins/doc-cards/src/handlers/make.ts']),
    ],
    [
      'a lost generated file',
      'part',
      () => rmSync(join(workspace.root, 'plugins/doc-cards/src/generated/operations.ts')),
      (paths) => expect(paths).toEqual(['plugins/doc-cards/src/generated/operations.ts']),
    ],
    [
      'an operation of another name, whose handler moves',
      'part',
      () => edit(cards, '  make:\n', '  craft:\n    renamedFrom: [make]\n    since: 1.0.0\n'),
      (paths) => expect(paths).toContain('plugins/doc-cards/src/handlers/craft.ts'),
    ],
    [
      'a lost entry of the registry',
      'all',
      () => rmSync(join(workspace.root, 'registry/head/doc-cards.json')),
      (paths) => expect(paths).toEqual(['registry/head/doc-cards.json']),
    ],
    ['a spec that is gone', 'all', () => rmSync(join(workspace.root, 'specs/plugins/fresh.plugin.yaml')), (paths) => expect(paths.length).toBeGreaterThan(3)],
  ])('says after %s what one without says, looking at %s', async (_, looked, change, check) => {
    change();
    const outcome = await compared();
    expect(outcome.looked).toBe(looked);
    check(outcome.paths);
  });

  it.each<readonly [string, string, (text: string) => string]>([
    ['a spec with an error', cards, (text) => text.replace('tests:', 'tets:')],
    ['a spec with an error that only others show', extract, (text) => text.replace('  extract:\n', '  extracted:\n')],
    ['a spec that cannot be read', cards, () => 'spec: ['],
    ['a generated file that was edited', 'plugins/doc-cards/src/generated/operations.ts', (text) => `${text}\n`],
    ['a README whose markers are gone', 'plugins/doc-cards/README.md', (text) => text.replace('plugwright:end', 'end')],
  ])('refuses %s with the same words', async (_, path, broken) => {
    const before = workspace.read(path);
    workspace.write(path, broken(before));
    expect(workspace.read(path)).not.toBe(before);
    expect((await compared()).looked).toBe('refused');
    // Nothing of it is remembered as right.
    expect((await compared()).looked).toBe('refused');
    workspace.write(path, before);
    expect((await compared()).paths).toEqual([]);
  });

  it('finds a warning again that was told before, whatever part is looked at', async () => {
    edit('specs/plugins/filler-a.plugin.yaml', '\noperations:\n', '\nimports:\n  spare: { contract: documents, range: ^1.0 }\noperations:\n');
    await compared();
    await sync();
    edit(cards, /summary: Makes a short card.*/, 'summary: Makes a card.');
    await compared();
    await sync();
    edit(cards, /minimum: 40/, 'minimum: 41');
    const { looked } = await compared();
    expect(looked).toBe('part');
    expect(existsSync(join(workspace.root, '.plugwright/cache/sync.json'))).toBe(true);
  });
});
