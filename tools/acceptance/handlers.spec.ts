import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { changesOf, codesOf, expectDone } from './answer.ts';
import { copyOf, type Workspace } from './workspace.ts';

const cards = 'specs/plugins/doc-cards.plugin.yaml';
const handlers = 'plugins/doc-cards/src/handlers';

/** What stands between the function's signature and the end of the file. */
const bodyOf = (text: string): string => text.slice(text.indexOf('{\n', text.indexOf('export async function')));

describe('a handler somebody wrote', () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = copyOf(inject('base'), 'handlers');
  });
  afterAll(() => workspace.discard());
  beforeEach(() => workspace.reset());

  it('keeps its body when the input gets a member, and sees the member', async () => {
    const before = workspace.read(`${handlers}/make.ts`);
    workspace.edit(cards, 'content: { type: string, maxLength: 4194304 }\n', 'content: { type: string, maxLength: 4194304 }\n        note: { type: string }\n');
    expectDone(await workspace.nx('sync'));
    expect(workspace.read(`${handlers}/make.ts`)).toBe(before);
    expect(workspace.read('plugins/doc-cards/src/generated/operations.ts')).toContain('note?: string');
    workspace.write(`${handlers}/make.ts`, `${before}\nexport const noteOf = (input: MakeReceived): string | undefined => input.note;\n`);
    expectDone(await workspace.nx('typecheck', 'doc-cards'));
  });

  it('gets its signature back, and nothing else is touched', async () => {
    const before = workspace.read(`${handlers}/make.ts`);
    workspace.edit(`${handlers}/make.ts`, 'Promise<MakeOutput>', 'Promise<unknown>');
    workspace.edit(cards, 'summary: The card of a source text.', 'summary: The card of one source text.');
    expectDone(await workspace.nx('generate', '@plugwright/nx:plugin', 'doc-cards'));
    expect(workspace.read(`${handlers}/make.ts`)).toBe(before);
  });

  it('moves with the operation when that is renamed', async () => {
    const before = workspace.read(`${handlers}/make.ts`);
    workspace.edit(cards, '  make:\n', '  create-card:\n    renamedFrom: [make]\n');
    expectDone(await workspace.nx('sync'));
    expect(workspace.has(`${handlers}/make.ts`)).toBe(false);
    const after = workspace.read(`${handlers}/create-card.ts`);
    expect(bodyOf(after)).toBe(bodyOf(before));
    expect(after).toContain('export async function createCard(');
    expect(after).toContain('CreateCardReceived');
    expectDone(await workspace.nx('sync:check'));
  });

  it('is parked when the operation is removed, and comes back with it', async () => {
    const before = workspace.read(`${handlers}/make.ts`);
    const spec = workspace.read(cards);
    const [start, end] = [spec.indexOf('  make:\n'), spec.indexOf('  on-extracted:\n')];
    workspace.write(cards, spec.slice(0, start) + spec.slice(end));
    const parked = await workspace.nx('generate', '@plugwright/nx:plugin', 'doc-cards');
    expectDone(parked);
    expect(codesOf(parked)).toContain('emit/handler-parked');
    expect(workspace.has(`${handlers}/make.ts`)).toBe(false);
    expect(workspace.read(`${handlers}/_removed/make.ts`)).toBe(before);
    expectDone(await workspace.nx('sync:check'));
    workspace.write(cards, spec);
    const restored = await workspace.nx('generate', '@plugwright/nx:plugin', 'doc-cards');
    expectDone(restored);
    expect(codesOf(restored)).toContain('emit/handler-restored');
    expect(workspace.read(`${handlers}/make.ts`)).toBe(before);
    expect(workspace.has(`${handlers}/_removed/make.ts`)).toBe(false);
  });

  it('is kept when the whole plugin goes', async () => {
    const before = workspace.read(`${handlers}/make.ts`);
    const changed = await changesOf(workspace, async () => expectDone(await workspace.nx('generate', '@plugwright/nx:plugin', 'doc-cards', '--remove')));
    expect(changed).toContain('plugins/doc-cards/plugin.manifest.json');
    expect(workspace.has('plugins/doc-cards/src/generated')).toBe(false);
    expect(workspace.read(`${handlers}/_removed/make.ts`)).toBe(before);
    expectDone(await workspace.nx('sync:check'));
  });
});
