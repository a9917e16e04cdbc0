import type { Model } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { editSpec, goldenSpecs, modelOf, type SpecTexts } from '../../../test/specs.ts';
import { pluginInput } from '../../plugin-input.ts';
import { createEmitRun } from '../../run.ts';
import { defaultSettings } from '../../settings.ts';
import { typescriptNames } from './names.ts';
import { operationDeclarations } from './typescript.ts';

const upstream = 'specs/plugins/shape-source.plugin.yaml';
const item = '{ type: object, properties: { text: { type: string }, number: { type: integer, default: 0 } } }';

/** The specs of a plugin that calls another one, whose operation streams as is said. */
function streaming(stream: string): SpecTexts {
  return editSpec(goldenSpecs('awkward'), upstream, '    errors: [shapes#', `    stream: ${stream}\n    errors: [shapes#`);
}

/** What is declared for a plugin: names of types with their form, and other names of them. */
function declared(model: Model, id: string): { readonly types: readonly string[]; readonly aliases: readonly string[] } {
  const plugin = model.plugins.get(id);
  if (plugin === undefined) throw new Error(`the golden case has no ${id}`);
  const input = pluginInput(model, plugin, defaultSettings, createEmitRun());
  const { declarations, aliases } = operationDeclarations(input, typescriptNames(input));
  return { types: declarations.map(({ name, form }) => `${name} ${form}`), aliases: aliases.map(({ name, of }) => `${name} = ${of}`) };
}

describe('the types of operations that stream', () => {
  it('are those of an item, as it is given and as it is received with its defaults', async () => {
    const { types, aliases } = declared(await modelOf(streaming(`{ download: ${item}, upload: ${item} }`)), 'shape-source');
    expect(types).toEqual(expect.arrayContaining(['FetchItem given', 'FetchUpload given', 'FetchUploadReceived received']));
    expect(aliases.filter((alias) => alias.startsWith('FetchUpload'))).toEqual([]);
  });

  it('have one form where nothing is filled in, and are there for what is declared alone', async () => {
    const { types, aliases } = declared(await modelOf(streaming('{ upload: { type: string } }')), 'shape-source');
    expect(types.filter((type) => /^Fetch(Item|Upload)/.test(type))).toEqual(['FetchUpload given']);
    expect(aliases).toContain('FetchUploadReceived = FetchUpload');
  });

  it('are declared for a caller, too', async () => {
    const { types } = declared(await modelOf(streaming(`{ download: ${item}, upload: ${item} }`)), 'shape-sink');
    expect(types.filter((type) => /Fetch(Item|Upload)/.test(type))).toEqual([
      expect.stringMatching(/FetchItem given$/),
      expect.stringMatching(/FetchUpload given$/),
    ]);
  });
});
