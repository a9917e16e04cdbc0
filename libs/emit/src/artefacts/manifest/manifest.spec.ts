import { readManifest, type Manifest } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import { editSpec, goldenSpecs, modelOf } from '../../../test/specs.ts';
import { defaultSettings } from '../../settings.ts';
import { pluginInput } from '../../plugin-input.ts';
import { createEmitRun } from '../../run.ts';
import { pluginManifest } from './manifest.ts';

const file = 'specs/plugins/first-plugin.plugin.yaml';

/** The manifest of the first plugin, whose operation streams as is said. */
async function manifestOf(stream: string): Promise<Manifest> {
  const model = await modelOf(editSpec(goldenSpecs('minimal'), file, '    errors: []\n', `    errors: []\n    stream: ${stream}\n`));
  const plugin = model.plugins.get('first-plugin');
  if (plugin === undefined) throw new Error('the golden case has no such plugin');
  const manifest = pluginManifest(pluginInput(model, plugin, defaultSettings, createEmitRun()));
  expect(readManifest(JSON.stringify(manifest)).diagnostics).toEqual([]);
  return manifest;
}

const line = '{ type: object, required: [text], properties: { text: { type: string }, number: { type: integer, default: 0 } } }';
const members = { text: { type: 'string' }, number: { type: 'integer', default: 0 } };
const closed = { type: 'object', required: ['text'], properties: members, additionalProperties: false };
const open = { ...closed, additionalProperties: true };

describe('the manifest of an operation that streams', () => {
  it('has a download open for callers and closed for the plugin, and an upload closed', async () => {
    const { operations } = await manifestOf(`{ download: ${line}, upload: ${line} }`);
    expect(operations['echo']?.stream).toEqual({ download: open, downloadClosed: closed, upload: closed });
  });

  it('has what is declared and nothing else', async () => {
    expect((await manifestOf('{ upload: true }')).operations['echo']?.stream).toEqual({ upload: true });
    const { stream } = (await manifestOf('{ download: { type: string } }')).operations['echo'] ?? {};
    expect(stream).toEqual({ download: { type: 'string' }, downloadClosed: { type: 'string' } });
  });
});
