import { logger } from '@nx/devkit';
import { planVersions, writeAll } from '@plugwright/release';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tempWorkspace, type TempWorkspace } from '../../testing/temp-workspace.ts';
import { GeneratorFailure } from '../../workspace/failure.ts';
import pluginGenerator from '../plugin/generator.ts';
import specGenerator from '../spec/generator.ts';
import bumpGenerator from './generator.ts';

const specFile = 'specs/plugins/my-plugin.plugin.yaml';
const changeset = '.changeset/plugwright-my-plugin.md';

describe('the bump generator', () => {
  let workspace: TempWorkspace;
  let printed: string[];

  beforeEach(async () => {
    printed = [];
    vi.spyOn(logger, 'log').mockImplementation((text: string) => {
      printed.push(text);
    });
    workspace = tempWorkspace();
    await workspace.generate((tree) => specGenerator(tree, { id: 'my-plugin' }));
    await workspace.generate((tree) => pluginGenerator(tree, {}));
    const { files } = await planVersions(workspace.root);
    await writeAll(workspace.root, files);
    workspace.write('.changeset/README.md', '# Changesets\n');
    printed = [];
  });
  afterEach(() => {
    vi.restoreAllMocks();
    workspace.remove();
  });

  const bump = (): Promise<string[]> => workspace.generate((tree) => bumpGenerator(tree));
  const narrow = (): void => workspace.write(specFile, workspace.read(specFile).replace('maxLength: 65536', 'maxLength: 99'));

  it('has nothing to say right after a release', async () => {
    expect(workspace.read('registry/released/plugin/my-plugin/0.1.0.json')).toContain('x-released');
    expect(await bump()).toEqual([]);
    expect(printed).toEqual(['nothing changed since the last release']);
  });

  it('writes a changeset for a change, says so, and a second run changes nothing', async () => {
    narrow();
    const before = workspace.read(specFile);
    expect(await bump()).toEqual([changeset]);
    expect(workspace.read(specFile)).toBe(before);
    expect(workspace.read(changeset)).toMatch(/^---\n"@acme\/plugin-my-plugin": major\n---\n/);
    expect(printed).toEqual(['my-plugin: major, next 0.2.0']);
    expect(await bump()).toEqual([]);
  });

  it('sees what another generator of the same run has changed', async () => {
    const changed = await workspace.generate(async (tree) => {
      tree.write(specFile, workspace.read(specFile).replace('maxLength: 65536', 'maxLength: 99'));
      return bumpGenerator(tree);
    });
    expect(changed).toEqual([changeset, specFile]);
  });

  it('takes the changeset back when the change is gone', async () => {
    const before = workspace.read(specFile);
    narrow();
    await bump();
    workspace.write(specFile, before);
    expect(await bump()).toEqual([changeset]);
    expect(() => workspace.read(changeset)).toThrow();
  });

  it('refuses specs with errors and changesets that name nobody, and writes nothing', async () => {
    narrow();
    workspace.write('.changeset/mine.md', '---\n"@acme/nobody": patch\n---\n\nMine.\n');
    const failure: unknown = await bump().catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(GeneratorFailure);
    expect((failure as GeneratorFailure).diagnostics.map(({ code }) => code)).toEqual(['release/unknown-package']);
    expect(() => workspace.read(changeset)).toThrow();
  });
});
