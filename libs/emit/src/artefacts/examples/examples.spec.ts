import { describe, expect, it } from 'vitest';
import { editSpec, goldenSpecs, modelOf } from '../../../test/specs.ts';
import { pluginInput } from '../../plugin-input.ts';
import { createEmitRun } from '../../run.ts';
import { defaultSettings } from '../../settings.ts';
import { emitExamples } from './examples.ts';

const file = 'specs/plugins/first-plugin.plugin.yaml';

describe('examples.json', () => {
  it('has what an example streams, in order, beside its input and output', async () => {
    const streaming = editSpec(goldenSpecs('minimal'), file, '    errors: []\n', '    errors: []\n    stream: { download: true, upload: true }\n');
    const shown = editSpec(
      streaming,
      file,
      '        input: { text: Hello }\n',
      '        input: { text: Hello }\n        upload: [{ b: 1, a: 2 }, x]\n        items: [2, 1]\n',
    );
    const model = await modelOf(shown);
    const plugin = model.plugins.get('first-plugin');
    if (plugin === undefined) throw new Error('the golden case has no such plugin');
    const [{ text } = { text: '' }] = emitExamples(pluginInput(model, plugin, defaultSettings, createEmitRun()));
    expect(JSON.parse(text)).toEqual({
      echo: [{ name: 'a greeting', input: { text: 'Hello' }, upload: [{ a: 2, b: 1 }, 'x'], items: [2, 1], output: { length: 5, text: 'Hello' } }],
    });
    expect(text).toContain('"a": 2,\n          "b": 1');
  });
});
