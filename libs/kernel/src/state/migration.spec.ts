import { describe, expect, it } from 'vitest';
import { copyOf } from '../../fixtures/manifest-copy.ts';
import { failure, temporaryFolder } from '../../fixtures/start-kernel.ts';
import { createKernel } from '../create-kernel.ts';
import type { Kernel, KernelOptions } from '../kernel-options.ts';
import type { LedgerKind } from '../ledger/ledger.ts';
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts';
import { onTestFinished } from 'vitest';

const archive = 'archive';

function archiveOf(version: number): ReturnType<typeof copyOf> & { readonly to: (version: number) => void } {
  const copy = copyOf('stateful/archive');
  const to = (state: number): void =>
    copy.change((manifest) => Object.assign(manifest, { version: `${String(state)}.0.0`, state: { schema: {}, version: state } }));
  to(version);
  return { ...copy, to };
}

async function start(folder: string, options: Partial<KernelOptions> = {}): Promise<{ readonly kernel: Kernel; readonly codes: readonly string[] }> {
  const kernel = createKernel({ folders: [folder], ...options });
  onTestFinished(() => kernel.stop());
  return { kernel, codes: (await kernel.start()).map(({ code }) => code) };
}

const put = (kernel: Kernel, key: string, value: string): Promise<unknown> => kernel.call(archive, 'put', { entries: [{ key, value }] });
const get = async (kernel: Kernel, key: string): Promise<unknown> => ((await kernel.call(archive, 'get', { key })) as { value?: unknown }).value;
const kinds = (kernel: Kernel, ...wanted: LedgerKind[]): LedgerKind[] =>
  kernel
    .ledger()
    .map(({ kind }) => kind)
    .filter((kind) => wanted.includes(kind));

describe('a new version of what a plugin keeps', () => {
  it('is made from a copy, while calls wait; nothing is lost and none of them fails', async () => {
    const { folder, to } = archiveOf(1);
    const { kernel } = await start(folder);
    await put(kernel, 'a', 'x');
    to(2);
    const writer = { going: true };
    const written: string[] = [];
    const writing = (async () => {
      for (let number = 0; writer.going; number += 1) {
        await put(kernel, `n${String(number)}`, 'y');
        written.push(`n${String(number)}`);
      }
    })();
    expect(await kernel.reload(archive)).toEqual([]);
    writer.going = false;
    await writing;
    expect(await get(kernel, 'a')).toBe('x 1>2');
    // Each is from before or from after the change, and there.
    for (const key of written) expect(['y', 'y 1>2']).toContain(await get(kernel, key));
    expect(kernel.inspect(archive)?.state).toEqual({ current: 2, snapshots: [1] });
    expect(kinds(kernel, 'migrate', 'reload', 'rollback')).toEqual(['migrate', 'reload']);
  });

  it.each(['poison', 'death'])('comes to nothing where the migration fails by %s; the old program goes on with what it had', async (key) => {
    const { folder, to } = archiveOf(1);
    const { kernel } = await start(folder);
    await put(kernel, key, 'x');
    to(2);
    expect((await kernel.reload(archive)).map(({ code }) => code)).toEqual(['kernel/reload-backed-out']);
    expect(await get(kernel, key)).toBe('x');
    await put(kernel, key, 'still writable');
    expect(kernel.ps()[0]).toMatchObject({ version: '1.0.0', state: 'ready' });
    expect(kernel.inspect(archive)?.state).toEqual({ current: 1, snapshots: [] });
    expect(kinds(kernel, 'migrate', 'reload', 'rollback')).toEqual(['rollback', 'rollback']);
  });

  it('is made at the start of a kernel, too, and taken up again where a kernel died in the middle', async () => {
    const { folder, to } = archiveOf(1);
    const stateFolder = temporaryFolder();
    const first = await start(folder, { stateFolder });
    await put(first.kernel, 'a', 'x');
    await first.kernel.stop();
    to(2);
    // A copy that was begun, changed, and never came into use.
    const store = openSqliteStore(stateFolder);
    await store.versions.stage(archive, 1, 2);
    await store.storage.set(`${archive}@2`, [{ key: 'a', value: 'half' }], 1_000);
    store.close();
    const second = await start(folder, { stateFolder });
    expect([second.codes, await get(second.kernel, 'a')]).toEqual([[], 'x 1>2']);
    await second.kernel.stop();
    const third = await start(folder, { stateFolder });
    expect(await get(third.kernel, 'a')).toBe('x 1>2');
  });

  it('is refused where the program has no operation for it', async () => {
    const { folder, to, change } = archiveOf(1);
    const { kernel } = await start(folder);
    to(2);
    change((manifest) => {
      const { put: onlyPut, get: onlyGet } = manifest.operations;
      manifest.operations = { put: onlyPut!, get: onlyGet! };
      manifest.coordination = { ...manifest.coordination, exposesMethods: ['get', 'put'] };
    });
    const findings = await kernel.reload(archive);
    expect(findings.map(({ code }) => code)).toEqual(['kernel/reload-backed-out']);
    expect(findings[0]?.message).toContain('no operation migrate-state');
  });

  it('can be gone back from as far as there are snapshots, and no further', async () => {
    const { folder, to } = archiveOf(1);
    const { kernel } = await start(folder, { limits: { stateSnapshots: 2 } });
    await put(kernel, 'a', 'x');
    for (const version of [2, 3, 4]) {
      to(version);
      expect(await kernel.reload(archive)).toEqual([]);
    }
    expect([await get(kernel, 'a'), kernel.inspect(archive)?.state]).toEqual(['x 1>2 2>3 3>4', { current: 4, snapshots: [3, 2] }]);
    to(1);
    const refused = await kernel.reload(archive);
    expect(refused.map(({ code }) => code)).toEqual(['kernel/reload-backed-out']);
    expect(refused[0]?.message).toContain('no snapshot of version 1');
    to(2);
    expect(await kernel.reload(archive)).toEqual([]);
    expect([await get(kernel, 'a'), kernel.inspect(archive)?.state]).toEqual(['x 1>2', { current: 2, snapshots: [4, 3] }]);
    to(4);
    expect(await kernel.reload(archive)).toEqual([]);
    expect(await get(kernel, 'a')).toBe('x 1>2 2>4');
  });

  it("is nobody's business but the kernel's", async () => {
    const { kernel } = await start(archiveOf(1).folder);
    expect(await failure(kernel.call(archive, 'migrate-state', { from: 0, to: 1 }))).toMatchObject({ code: 'core/forbidden' });
  });
});
