import { describe, expect, it } from 'vitest';
import { failure, fixture, sourceFixture, startKernel } from '../../../fixtures/start-kernel.ts';

const advice = 'echo runs from its sources; build it for a faster start: npx nx run echo:build';

describe.each(['worker', 'process'] as const)('a plugin in TypeScript in a %s', (minimum) => {
  it.each([
    { what: 'its build', folder: () => fixture('echo'), said: [] },
    { what: 'its sources', folder: () => sourceFixture('echo'), said: [advice] },
  ])('runs from $what, and again after a crash', async ({ folder, said }) => {
    const { kernel, diagnostics } = await startKernel([], { folders: [folder()], isolation: { minimum } });
    expect(diagnostics).toEqual([]);
    expect(await kernel.call('echo', 'say', { text: 'first' })).toMatchObject({ text: 'first' });
    expect((await failure(kernel.call('echo', 'crash', {}))).code).toBe('core/unavailable');
    expect(await kernel.call('echo', 'say', { text: 'again' })).toMatchObject({ text: 'again' });
    expect(kernel.ps()).toMatchObject([{ id: 'echo', state: 'ready', isolation: minimum, restarts: 1 }]);
    const sources = kernel.logs({ plugin: 'echo' }).filter(({ message }) => message.includes('sources'));
    expect(sources.map(({ level, message }) => [level, message])).toEqual(said.map((message) => ['info', message]));
  });
});
