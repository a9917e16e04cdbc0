import { describe, expect, it } from 'vitest';
import { failure, startKernel } from '../../../fixtures/start-kernel.ts';
import { profileOf } from './cpu-profile.ts';

describe('a profile', () => {
  it.each(['worker', 'process'] as const)('shows what the code of a plugin at level %s does meanwhile', async (minimum) => {
    const { kernel } = await startKernel(['echo'], { isolation: { minimum } });
    const profiling = kernel.profile('echo', 600);
    let taken = false;
    void profiling.finally(() => (taken = true));
    const isTaken = (): boolean => taken;
    while (!isTaken()) await Promise.all(Array.from({ length: 50 }, () => kernel.call('echo', 'say', { text: 'x'.repeat(1_000) })));
    const { nodes, samples, timeDeltas, startTime, endTime } = await profiling;
    expect(samples.length).toBe(timeDeltas.length);
    expect(samples.length).toBeGreaterThan(10);
    expect(endTime - startTime).toBeGreaterThan(250_000);
    const frames = (nodes as readonly { callFrame: { functionName: string; url: string } }[]).map(({ callFrame }) => callFrame);
    expect(frames.filter(({ url, functionName }) => url.includes('/plugins/echo/') && functionName !== 'cpuProfile').length).toBeGreaterThan(0);
  });

  it('is one at a time', async () => {
    const { kernel } = await startKernel(['echo']);
    const first = kernel.profile('echo', 500);
    await kernel.call('echo', 'say', { text: 'x' });
    expect((await failure(kernel.profile('echo', 10))).code).toBe('core/unavailable');
    expect((await first).samples.length).toBeGreaterThan(0);
  });

  it.each([
    ['nobody', 100, 'core/not-found'],
    ['echo', 0, 'core/invalid'],
    ['echo', 60_001, 'core/invalid'],
    ['echo', NaN, 'core/invalid'],
  ])('of %s for %d ms is refused', async (plugin, ms, code) => {
    const { kernel } = await startKernel(['echo']);
    expect((await failure(kernel.profile(plugin, ms))).code).toBe(code);
  });

  it.each([
    ['an SDK that cannot', () => Promise.reject(Object.assign(new Error('x'), { code: 'core/not-found' })), 'core/'],
    [
      'a plugin that sends something else',
      () => Promise.resolve({ nodes: [1], startTime: 0, endTime: 1, samples: [], timeDeltas: [] }),
      'core/contract-violation',
    ],
    ['a plugin that sends nothing', () => Promise.resolve(undefined), 'core/contract-violation'],
  ])('is refused of %s', async (_, profile, code) => {
    expect((await failure(profileOf({ profile }, 'echo', 10))).code).toContain(code);
  });
});
