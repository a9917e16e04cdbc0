import { loadWorkspace } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { aContract, aCore, aKernel, anOperation, aPlugin } from './specs.ts';

function check(files: Readonly<Record<string, string>>): ReturnType<typeof loadWorkspace> {
  const list = Object.entries(files).map(([file, text]) => ({ file, text }));
  return loadWorkspace({ own: [{ list: () => Promise.resolve({ files: list, diagnostics: [] }) }], installed: [] });
}

const common = { 'specs/core.contract.yaml': aCore(), 'specs/kernel.kernel.yaml': aKernel() };

describe('the spec builders', () => {
  it('build documents in which nothing is wrong', async () => {
    const { model, diagnostics } = await check({ ...common, 'specs/things.contract.yaml': aContract(), 'specs/sample.plugin.yaml': aPlugin() });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([...(model?.documents.keys() ?? [])].sort()).toEqual(['core', 'kernel', 'sample', 'things']);
  });

  it('replace keys, and leave out those that are undefined', async () => {
    const ping = anOperation({ summary: 'Pings.' });
    const { model } = await check({ ...common, 'specs/other.plugin.yaml': aPlugin({ id: 'other', operations: { ping } }) });
    expect([...(model?.plugins.get('other')?.operations.keys() ?? [])]).toEqual(['ping']);
    const { model: none, diagnostics } = await check({ ...common, 'specs/sample.plugin.yaml': aPlugin({ owners: undefined }) });
    expect(none).toBeUndefined();
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['spec/no-owners']);
  });
});
