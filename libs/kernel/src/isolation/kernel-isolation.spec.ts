import { describe, expect, it } from 'vitest';
import { startKernel } from '../../fixtures/start-kernel.ts';
import { thisMachine } from './child/machine.ts';
import type { IsolationDriver } from './driver.ts';
import { processDriver } from './process/process-driver.ts';
import { sandboxDriver } from './sandbox/sandbox-driver.ts';

const { available } = await sandboxDriver.probe();

describe.skipIf(!available)('a kernel with plugins by others', () => {
  it('runs them in a sandbox, and has on its ledger what really holds them', async () => {
    const { kernel, diagnostics } = await startKernel(['echo'], { isolation: { thirdParty: ['echo'] } });
    expect(diagnostics).toEqual([]);
    expect(await kernel.call('echo', 'say', { text: 'from inside' })).toMatchObject({ text: 'from inside' });
    expect(kernel.ps()).toMatchObject([{ id: 'echo', isolation: 'sandbox' }]);
    const starts = kernel.ledger().filter(({ kind }) => kind === 'start');
    expect(starts).toHaveLength(1);
    expect(starts[0]?.facts).toMatchObject({ isolation: 'sandbox', enforced: 'sandbox', capEff: '0000000000000000', seccomp: 2, noNewPrivs: true });
    expect(starts[0]?.facts?.['namespaces']).toEqual(expect.arrayContaining(['mnt', 'net', 'pid', 'user']));
  });
});

describe('a kernel with a policy that the machine does not meet', () => {
  const weak: IsolationDriver = {
    ...processDriver,
    probe: () =>
      Promise.resolve({ level: 'process', available: true, mechanisms: { landlock: { works: false, found: 'not there', mend: 'boot another Linux' } } }),
  };

  it('starts no plugin, and says what is missing', async () => {
    const { kernel, diagnostics } = await startKernel(['echo'], { isolation: { minimum: 'process', require: ['landlock'], drivers: [weak] } });
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['isolation/mechanism-missing', 'echo is not started: the operator demands landlock, and at level process there is none (not there).'],
    ]);
    expect(kernel.ledger().map(({ kind }) => kind)).not.toContain('start');
  });

  it('starts what the machine can give', async () => {
    const mechanisms = (await processDriver.probe()).mechanisms;
    const have = Object.keys(mechanisms).filter((name) => mechanisms[name as keyof typeof mechanisms]?.works === true) as 'launcher'[];
    const { diagnostics } = await startKernel(['echo'], { isolation: { minimum: 'process', require: have } });
    expect(diagnostics).toEqual([]);
    expect(have.includes('launcher')).toBe('file' in thisMachine.launcher);
  });
});
