import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { expectDone } from './answer.ts';
import { gitIn } from './workspace-copy.ts';
import { copyOf, type Workspace } from './workspace.ts';

const kernel = 'specs/kernel/kernel.kernel.yaml';

interface Cell {
  readonly plugin: { readonly id: string; readonly version: string };
  readonly with: Readonly<Record<string, string>>;
  readonly declared: boolean;
  readonly evidence: string;
  readonly verdict: { readonly kind: string; readonly rule?: string; readonly witness?: unknown };
}

describe('the compatibility matrix', () => {
  let workspace: Workspace;
  let base: string;
  beforeAll(() => {
    workspace = copyOf(inject('base'), 'matrix');
    base = gitIn(workspace.root, 'rev-parse', 'HEAD').trim();
  });
  afterAll(() => workspace.discard());
  beforeEach(() => {
    gitIn(workspace.root, 'reset', '--quiet', '--hard', base);
    gitIn(workspace.root, 'clean', '--quiet', '--force', '-d', 'registry');
  });

  const cells = (): readonly Cell[] => (JSON.parse(workspace.read('registry/matrix.json')) as { readonly cells: readonly Cell[] }).cells;

  /** The plugins whose committed lock names a member of the kernel, read without any of our code. */
  function usersOf(member: string): readonly string[] {
    return readdirSync(join(workspace.root, 'plugins')).filter((id) => workspace.read(`plugins/${id}/src/generated/imports.lock.json`).includes(`"${member}"`));
  }

  /** Asks callers of `storage.get` for one more member. */
  function narrowGet(): void {
    const key = "key: { $ref: '#/types/Key' }";
    workspace.edit(
      kernel,
      `input: { type: object, required: [key], properties: { ${key} } }`,
      `input: { type: object, required: [key, fresh], properties: { ${key}, fresh: { type: boolean } } }`,
    );
  }

  it('holds for the workspace as it is, and every working plugin was really run', async () => {
    expectDone(await workspace.plugwright('matrix', '--check'));
    const ran = cells().filter(({ evidence }) => evidence === 'ran');
    // Between releases a plugin is there as it was released and as it is being worked on.
    expect([...new Set(ran.map(({ plugin }) => plugin.id))].sort()).toEqual(readdirSync(join(workspace.root, 'plugins')).sort());
    expect(ran.map(({ verdict }) => verdict.kind)).toEqual(ran.map(() => 'pass'));
  });

  it('a narrower kernel service: exactly its users fail, by name, with rule and witness, until an overlay corrects the range', async () => {
    narrowGet();
    expectDone(await workspace.nx('sync'));
    const stale = await workspace.plugwright('matrix', '--check');
    expect(stale.code).toBe(1);
    expect(stale.stderr).toContain('matrix/stale');
    const answer = await workspace.plugwright('matrix', '--update');
    expect(answer.code).toBe(1);
    const users = usersOf('/services/storage/operations/get');
    expect(users.length).toBeGreaterThan(0);
    const broken = cells().filter(({ verdict, declared }) => declared && verdict.kind === 'incompatible');
    expect([...new Set(broken.map(({ plugin }) => plugin.id))].sort()).toEqual([...users].sort());
    for (const cell of broken) {
      // What was made with the one does not work with the other, whichever is the older.
      expect(cell.with['kernel'] === 'head').toBe(cell.plugin.version !== 'head');
      expect(cell.verdict).toHaveProperty('witness');
      expect(answer.stderr).toContain(`${cell.plugin.id}@${cell.plugin.version} with`);
    }

    // An overlay corrects the published range without a release; one that is none is refused.
    const against = (): readonly string[] =>
      cells()
        .filter(
          ({ plugin, declared, verdict, with: choice }) =>
            plugin.id === 'doc-index' && plugin.version !== 'head' && choice['kernel'] === 'head' && declared && verdict.kind !== 'pass',
        )
        .map(({ verdict }) => verdict.kind);
    expect(against()).toEqual(['incompatible']);
    // The working kernel will be released as a version above 1.0.0, which the correction leaves out.
    const overlay = {
      plugin: 'doc-index',
      versions: '1.0.0',
      upstream: 'kernel',
      range: '<1.0.0',
      reason: 'storage.get asks for more.',
      owner: '@plugwright/platform',
    };
    const write = (overlays: readonly object[]): void =>
      workspace.write('registry/overlays.json', JSON.stringify({ format: 'plugwright-overlays/v1', overlays }));
    write([overlay]);
    await workspace.plugwright('matrix', '--update');
    expect(against()).toEqual([]);
    write([{ ...overlay, reason: '' }]);
    const refused = await workspace.plugwright('matrix', '--check');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('matrix/unreadable');
  });

  it('an optional member more: nothing stands against it, and the older release is shown to do by running on a stub of it', async () => {
    workspace.edit('specs/contracts/documents.contract.yaml', '      links: { type: array', '      language: { type: string }\n      links: { type: array');
    expectDone(await workspace.nx('sync'));
    expectDone(await workspace.plugwright('matrix', '--update'));
    const onStub = cells().filter(({ evidence }) => evidence === 'ran-on-stub');
    expect([...new Set(onStub.map(({ plugin }) => plugin.id))].sort()).toEqual([...usersOf('/types/Document')].sort());
    expect(onStub.map((cell) => [cell.with['documents'], cell.verdict.kind])).toEqual(onStub.map(() => ['1.0.0', 'pass']));
    expectDone(await workspace.plugwright('matrix', '--check'));
  });
});
