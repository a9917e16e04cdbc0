import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, vi } from 'vitest';
import { modulePlugin } from '../../fixtures/module-plugin.ts';
import { startKernel } from '../../fixtures/start-kernel.ts';

describe('a plugin that is loaded again', () => {
  it('has nothing compiled again where its manifest is the same', async () => {
    const { kernel } = await startKernel([], { folders: [modulePlugin()] });
    await kernel.call('hello', 'say', { a: 1 });
    const compile = vi.spyOn(Ajv2020.prototype, 'compile');
    expect(await kernel.unload('hello')).toEqual([]);
    expect(await kernel.reload('hello')).toEqual([]);
    expect(await kernel.call('hello', 'say', { a: 2 })).toEqual({ a: 2 });
    expect(compile).not.toHaveBeenCalled();
    compile.mockRestore();
  });
});
