import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failure, startKernel, temporaryFolder } from '../fixtures/start-kernel.ts';
import type { GrantsDocument } from './capabilities/grants-document.ts';
import { connectControl } from './control/connect.ts';
import { serveControl } from './control/serve.ts';

/** A busy machine may need longer than what is waited for takes. */
const soon = { timeout: 20_000 };

const none: GrantsDocument = { grants: 'plugwright/v1', plugins: {} };
const keep = (kernel: { call(plugin: string, operation: string, data: unknown): Promise<unknown> }): Promise<unknown> =>
  kernel.call('keeper', 'put', { entries: [{ key: 'k', value: 1 }] });

describe('grants of a running kernel', () => {
  it('are the manifest itself where no operator decides', async () => {
    const { kernel } = await startKernel(['keeper']);
    expect(await keep(kernel)).toEqual({});
    expect(kernel.grants()).toEqual([
      expect.objectContaining({ plugin: 'keeper', capability: 'keep', scope: 'data', state: 'granted', by: 'manifest', uses: 1, denials: 0, restrictions: [] }),
    ]);
  });

  it('are refused by default where one does, until a capability is granted', async () => {
    const { kernel, diagnostics } = await startKernel(['keeper'], { grants: none });
    expect(diagnostics.map(({ code }) => code)).toEqual(['grants/not-granted']);
    expect(await keep(kernel)).toEqual({ error: 'core/forbidden' });
    await kernel.grant('keeper', { capability: 'keep', methods: ['storage.set'], rate: '2/h', by: 'ops' });
    expect([await keep(kernel), await keep(kernel), await keep(kernel)]).toEqual([{}, {}, { error: 'core/limit-exceeded' }]);
    expect((await failure(kernel.call('keeper', 'get', { key: 'k' }))).code).toBe('core/contract-violation');
    expect(kernel.ledger().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['deny', 'grant', 'use']));
    expect(await failure(kernel.grant('keeper', { capability: 'nothing' }))).toMatchObject({ code: 'core/not-found' });
  });

  it('end by the clock', async () => {
    let now = 1_000_000;
    const plugins = { keeper: [{ capability: 'keep', until: new Date(2_000_000).toISOString() }] };
    const { kernel } = await startKernel(['keeper'], { clock: () => now, grants: { ...none, plugins } });
    expect(await keep(kernel)).toEqual({});
    now = 2_000_000;
    await expect.poll(() => kernel.ledger().some(({ kind }) => kind === 'expire'), soon).toBe(true);
    expect(await keep(kernel)).toEqual({ error: 'core/forbidden' });
  });

  it('are taken away while calls are under way, over the control socket, and stay away after a restart', async () => {
    const stateFolder = temporaryFolder();
    const { kernel } = await startKernel(['keeper'], { stateFolder });
    const socketPath = join(temporaryFolder(), 'own', 'control.sock');
    const { control } = await serveControl(kernel, { socketPath });
    onTestFinished(() => control?.close());
    const { client } = await connectControl(socketPath);
    let isOver = false;
    const outcomes: string[] = [];
    const load = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (!isOver) outcomes.push(JSON.stringify(await keep(kernel)));
      }),
    );
    await expect.poll(() => outcomes.length, soon).toBeGreaterThan(20);
    expect(await client?.revoke('keeper', 'keep', 'ops')).toMatchObject({ state: 'revoked', by: 'ops' });
    const acknowledged = outcomes.length;
    await expect.poll(() => outcomes.length, soon).toBeGreaterThan(acknowledged + 20);
    isOver = true;
    await load;
    // The four that were under way when it was acknowledged were answered before or after; none that began later was allowed.
    expect(outcomes.slice(acknowledged + 4).filter((outcome) => outcome === '{}')).toEqual([]);
    expect((await client?.grants())?.map(({ state }) => state)).toEqual(['revoked']);
    expect(kernel.ledger().filter(({ kind }) => kind === 'deny').length).toBe(1);
    client?.close();
    await kernel.stop();
    const { kernel: next, diagnostics } = await startKernel(['keeper'], { stateFolder });
    expect(diagnostics.map(({ code }) => code)).toEqual(['grants/not-granted']);
    expect(await keep(next)).toEqual({ error: 'core/forbidden' });
  });

  it('that do not read as JSON keep the kernel from starting', async () => {
    const stateFolder = temporaryFolder();
    writeFileSync(join(stateFolder, 'grants.json'), '{');
    const { diagnostics } = await startKernel(['keeper'], { stateFolder });
    expect(diagnostics.map(({ code }) => code)).toEqual(['grants/decisions-unreadable']);
  });
});
