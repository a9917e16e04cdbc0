import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStubKernel } from '../src/generated/stub-kernel.ts';
import type { Rule } from '../src/generated/types/change-propagation.ts';

const before = process.cwd();
let base: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'plugwright-propagation-'));
  process.chdir(base);
});
afterEach(() => {
  process.chdir(before);
  rmSync(base, { recursive: true, force: true });
});

function put(path: string, content: string | Uint8Array): void {
  const file = join(base, 'data', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Every file and folder below the base, with the bytes. */
function disk(): Record<string, string> {
  const entries = readdirSync(base, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(base.length + 1), entry.isFile() ? readFileSync(file).toString('base64') : 'folder'];
    }),
  );
}

const guides: Rule = { id: 'guides', source: 'guides/**/*.md', target: 'site/{path}', transformation: { kind: 'copy' } };
const version: Rule = {
  id: 'version',
  source: 'package.json',
  target: 'site/about.json',
  transformation: { kind: 'json-set', from: '/version', to: '/version' },
};

async function prepared(): Promise<ReturnType<typeof createStubKernel>> {
  const stub = createStubKernel();
  await stub.calls.defineRule({ rule: guides });
  await stub.calls.defineRule({ rule: version });
  put('guides/a.md', '# A\n');
  put('guides/deep/b.md', new Uint8Array([0xff, 0x00, 0xfe]));
  put('site/guides/a.md', 'old\n');
  put('package.json', '{"version": "1.0.0"}');
  return stub;
}

describe('rules', () => {
  it('are defined, replaced, listed and removed, each with the way back', async () => {
    const { calls, storage } = createStubKernel();
    expect(await calls.defineRule({ rule: guides, whatIf: true })).toEqual({ defined: 'new' });
    expect(storage.size).toBe(0);
    await calls.defineRule({ rule: guides });
    expect(await calls.defineRule({ rule: guides })).toEqual({ defined: 'unchanged' });
    expect(await calls.defineRule({ rule: { ...guides, target: 'x/{path}' } })).toEqual({ defined: 'replaced', previous: guides });
    await expect(calls.removeRule({ id: 'guides' })).rejects.toMatchObject({ code: 'core/conflict' });
    expect(await calls.removeRule({ id: 'guides', whatIf: true })).toMatchObject({ removed: true });
    expect(await calls.removeRule({ id: 'guides', confirm: true })).toMatchObject({ removed: true, previous: { target: 'x/{path}' } });
    expect(await calls.listRules({})).toEqual({ rules: [] });
  });
});

describe('plan and apply', () => {
  it('write exactly what was planned, and nothing before', async () => {
    const stub = await prepared();
    const { calls } = stub;
    const untouched = disk();
    const plan = await calls.plan({});
    expect(plan.changes.map(({ target, kind }) => [target, kind])).toEqual([
      ['site/about.json', 'create'],
      ['site/guides/a.md', 'update'],
      ['site/guides/deep/b.md', 'create'],
    ]);
    expect(await calls.apply({ token: plan.token, whatIf: true })).toEqual({ applied: false, changes: plan.changes });
    expect(disk()).toEqual(untouched);
    expect(await calls.apply({ token: plan.token, confirm: true })).toEqual({ applied: true, id: 'c00000001', changes: plan.changes });
    expect(readFileSync(join(base, 'data/site/guides/a.md'), 'utf8')).toBe('# A\n');
    expect(readFileSync(join(base, 'data/site/about.json'), 'utf8')).toBe('{\n  "version": "1.0.0"\n}\n');
    expect((await calls.plan({})).changes).toEqual([]);
    expect(stub.events().map(({ event }) => event)).toEqual(['propagated']);
  });

  it('refuse a plan when a source, a target or a rule changed since', async () => {
    const { calls } = await prepared();
    const { token } = await calls.plan({});
    const stale = async (): Promise<void> => {
      const now = disk();
      await expect(calls.apply({ token, confirm: true })).rejects.toMatchObject({ code: 'change-propagation/stale-plan' });
      expect(disk()).toEqual(now);
    };
    put('guides/a.md', '# B\n');
    await stale();
    put('guides/a.md', '# A\n');
    put('site/guides/a.md', 'other\n');
    await stale();
    put('site/guides/a.md', 'old\n');
    // The result is the same, the source is not.
    put('package.json', '{"version": "1.0.0", "private": true}');
    await stale();
    put('package.json', '{"version": "1.0.0"}');
    await calls.defineRule({ rule: { ...guides, source: 'guides/*.md' } });
    await stale();
    await calls.defineRule({ rule: guides });
    expect(await calls.apply({ token, confirm: true })).toMatchObject({ applied: true });
  });

  it('act once for a key, also after the files were changed again', async () => {
    const { calls } = await prepared();
    const { token } = await calls.plan({});
    const first = await calls.apply({ token, key: 'k', confirm: true });
    put('site/guides/a.md', 'edited since\n');
    const after = disk();
    expect(await calls.apply({ token, key: 'k', confirm: true })).toEqual(first);
    expect(disk()).toEqual(after);
    await expect(calls.apply({ token: 'other', key: 'k', confirm: true })).rejects.toMatchObject({ code: 'core/conflict' });
    expect((await calls.history({})).changes).toHaveLength(1);
  });

  it('report what cannot be done and do the rest', async () => {
    const { calls } = await prepared();
    put('package.json', '{');
    await calls.defineRule({ rule: { ...guides, id: 'rival', target: 'site/guides/a.md', source: 'guides/a.md' } });
    const { changes, problems } = await calls.plan({});
    expect(changes.map(({ target }) => target)).toEqual(['site/guides/a.md', 'site/guides/deep/b.md']);
    expect(problems).toEqual([
      { rule: 'rival', source: 'guides/a.md', reason: '"site/guides/a.md" is decided by the rule guides already' },
      { rule: 'version', source: 'package.json', reason: 'the source is not JSON' },
    ]);
    expect((await calls.plan({ rules: ['rival'] })).changes).toMatchObject([{ rules: ['rival'] }]);
  });

  it('let two rules work on parts of one target', async () => {
    const { calls } = createStubKernel();
    for (const name of ['name', 'version']) {
      await calls.defineRule({ rule: { ...version, id: name, transformation: { kind: 'json-set', from: `/${name}`, to: `/${name}` } } });
    }
    put('package.json', '{"name": "n", "version": "1"}');
    const { token, changes } = await calls.plan({});
    expect(changes).toMatchObject([{ rules: ['name', 'version'], sources: ['package.json'] }]);
    await calls.apply({ token, confirm: true });
    expect(JSON.parse(readFileSync(join(base, 'data/site/about.json'), 'utf8'))).toEqual({ name: 'n', version: '1' });
  });

  it('keep to the limit of the configuration', async () => {
    const stub = createStubKernel({ config: { mostFiles: 2 } });
    await stub.calls.defineRule({ rule: guides });
    for (const name of ['a', 'b', 'c']) put(`guides/${name}.md`, name);
    await expect(stub.calls.plan({})).rejects.toMatchObject({ code: 'core/limit-exceeded' });
  });
});

describe('rollback', () => {
  it('restores the bytes, and only of files that nobody changed since', async () => {
    const stub = await prepared();
    const { calls } = stub;
    const original = disk();
    const { id = '' } = await calls.apply({ token: (await calls.plan({})).token, confirm: true });
    const applied = disk();
    expect(await calls.rollback({ id, whatIf: true })).toMatchObject({
      rolledBack: false,
      targets: ['site/about.json', 'site/guides/a.md', 'site/guides/deep/b.md'],
    });
    expect(disk()).toEqual(applied);
    put('site/about.json', '{}');
    await expect(calls.rollback({ id, confirm: true })).rejects.toMatchObject({ code: 'change-propagation/changed-since' });
    writeFileSync(join(base, 'data/site/about.json'), Buffer.from(applied['data/site/about.json'] ?? '', 'base64'));
    expect(await calls.rollback({ id, confirm: true })).toMatchObject({ rolledBack: true });
    expect(disk()).toEqual(original);
    expect(await calls.rollback({ id, confirm: true })).toMatchObject({ rolledBack: false });
    expect((await calls.history({})).changes.map(({ state }) => state)).toEqual(['rolled-back']);
    expect(stub.events().map(({ event }) => event)).toEqual(['propagated', 'rolled-back']);
  });

  it('restores the bytes of whatever was there', async () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('a', 'b', 'x/c'), bytes),
        fc.dictionary(fc.constantFrom('a', 'b', 'x/c'), bytes),
        async (sources, targets) => {
          rmSync(join(base, 'data'), { recursive: true, force: true });
          const { calls } = createStubKernel();
          await calls.defineRule({ rule: { id: 'all', source: 'from/**', target: 'to/{path}', transformation: { kind: 'copy' } } });
          for (const [name, content] of Object.entries(sources)) put(`from/${name}`, content);
          for (const [name, content] of Object.entries(targets)) put(`to/from/${name}`, content);
          const original = disk();
          const { token, changes } = await calls.plan({});
          const { applied, id = '' } = await calls.apply({ token, confirm: true });
          expect(applied).toBe(changes.length > 0);
          if (applied) await calls.rollback({ id, confirm: true });
          expect(disk()).toEqual(original);
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });

  it('is possible for as many changes as are kept', async () => {
    const { calls } = createStubKernel({ config: { keep: 2 } });
    await calls.defineRule({ rule: guides });
    for (const text of ['1', '2', '3']) {
      put('guides/a.md', text);
      await calls.apply({ token: (await calls.plan({})).token, confirm: true });
    }
    expect((await calls.history({})).changes.map(({ id }) => id)).toEqual(['c00000003', 'c00000002']);
    await expect(calls.rollback({ id: 'c00000001', confirm: true })).rejects.toMatchObject({ code: 'change-propagation/unknown-change' });
  });
});

describe('what is broken off', () => {
  it('is as if it had not begun where the second file cannot be written', async () => {
    const { calls } = await prepared();
    // The target of the last change is a folder by the time it is written.
    const { token } = await calls.plan({});
    mkdirSync(join(base, 'data/site/guides/deep/b.md'), { recursive: true });
    const now = disk();
    await expect(calls.apply({ token, confirm: true })).rejects.toMatchObject({ code: 'change-propagation/stale-plan' });
    expect(disk()).toEqual(now);
    expect((await calls.history({})).changes).toEqual([]);
  });

  it.each([3, 4, 5, 6, 7, 8, 9])('is ended by the next call: storage fails after %i writes', async (after) => {
    const stub = await prepared();
    const original = disk();
    const { token } = await stub.calls.plan({});
    stub.fault('kernel/storage.set', { error: 'core/unavailable', after, times: 1 });
    const first = await stub.calls.apply({ token, key: 'k', confirm: true }).catch(() => undefined);
    stub.crash();
    if (first === undefined) {
      const { token: next, changes } = await stub.calls.plan({});
      await stub.calls.apply({ token: changes.length === 0 ? token : next, key: 'k', confirm: true }).catch(() => undefined);
      await stub.calls.apply({ token, key: 'k', confirm: true });
    }
    const [change, ...more] = (await stub.calls.history({})).changes;
    expect(more).toEqual([]);
    const back = async (): Promise<unknown> => stub.calls.rollback({ id: change?.id ?? '', confirm: true });
    // Where the writes of applying were fewer, the fault hits those of the rollback.
    await back().catch(back);
    expect(disk()).toEqual(original);
    expect((await stub.calls.history({})).changes.map(({ state }) => state)).toEqual(['rolled-back']);
  });

  it('announces a change whose event could not be published', async () => {
    const stub = await prepared();
    const { token } = await stub.calls.plan({});
    stub.fault('kernel/events.publish', { error: 'core/unavailable', times: 1 });
    await expect(stub.calls.apply({ token, key: 'k', confirm: true })).rejects.toMatchObject({ code: 'core/unavailable' });
    expect(await stub.calls.apply({ token, key: 'k', confirm: true })).toMatchObject({ applied: true, id: 'c00000001' });
    expect(stub.events().map(({ event }) => event)).toEqual(['propagated']);
  });
});

describe('an extracted document', () => {
  it('makes a propagation due where it is a source', async () => {
    const stub = await prepared();
    const document = { id: 'guides/a.md', format: 'markdown' as const, title: 'A', text: 'A' };
    expect(await stub.calls.onExtracted({ document })).toEqual({ rules: ['guides'] });
    expect(await stub.calls.onExtracted({ document: { ...document, id: '../../etc/passwd' } })).toEqual({ rules: [] });
    expect(stub.events().map(({ event, payload }) => [event, payload])).toEqual([['propagation-due', { document: 'guides/a.md', rules: ['guides'] }]]);
  });
});
