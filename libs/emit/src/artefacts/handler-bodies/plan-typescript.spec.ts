import { beforeEach, describe, expect, it } from 'vitest';
import { planWorkspace } from '../../plan/plan-workspace.ts';
import type { Plan } from '../../plan/plan.ts';
import { createEmitRun } from '../../run.ts';
import { memoryDisk, type MemoryDisk } from '../../../test/memory-disk.ts';
import { editSpec, goldenSpecs, modelOf, type SpecTexts } from '../../../test/specs.ts';

const run = createEmitRun();
const specs = goldenSpecs('minimal');
const spec = 'specs/plugins/first-plugin.plugin.yaml';
const folder = 'plugins/first-plugin/src/handlers';
const written = `import type { Context } from '../generated/handlers.ts';
import type { EchoOutput, EchoReceived } from '../generated/operations.ts';

/** Mine. */
export async function echo(input: EchoReceived, context: Context): Promise<EchoOutput> {
  context.log.info('my very own body');
  return { text: input.text, length: 1 };
}
`;

let disk: MemoryDisk;

async function plan(texts: SpecTexts): Promise<Plan> {
  return await planWorkspace(await modelOf(texts), disk, { run });
}

async function apply(texts: SpecTexts): Promise<string[]> {
  const { changes, diagnostics } = await plan(texts);
  disk.apply(changes);
  return diagnostics.map(({ code }) => code);
}

function renamed(from: string, to: string, texts = specs): SpecTexts {
  return editSpec(editSpec(texts, spec, `  ${from}:\n`, `  ${to}:\n    renamedFrom: [echo]\n`), spec, 'Give a text', 'Give the text');
}

const removed = editSpec(specs, spec, /operations:[^]*?(?=resources:)/.exec(specs[spec] ?? '')?.[0] ?? '', '');

beforeEach(async () => {
  disk = memoryDisk();
  await apply(specs);
});

describe('the handlers of a plugin', () => {
  it('begin as skeletons that name their operation', () => {
    expect(disk.list(folder)).toEqual([`${folder}/echo.ts`]);
    expect(disk.read(`${folder}/echo.ts`)).toContain("throw unimplemented('echo');");
  });

  it('are written once and then left alone', async () => {
    disk.files.set(`${folder}/echo.ts`, written);
    expect(await apply(editSpec(specs, spec, 'maxLength: 65536', 'maxLength: 10'))).toEqual([]);
    expect(disk.read(`${folder}/echo.ts`)).toBe(written);
  });

  it('move with a renamed operation, body and all', async () => {
    disk.files.set(`${folder}/echo.ts`, written);
    expect(await apply(renamed('echo', 'say-back'))).toEqual([]);
    expect(disk.list(folder)).toEqual([`${folder}/say-back.ts`]);
    expect(disk.read(`${folder}/say-back.ts`)).toBe(written.replaceAll('Echo', 'SayBack').replace('function echo', 'function sayBack'));
    expect((await plan(renamed('echo', 'say-back'))).changes).toEqual([]);
  });

  it('move as skeletons of the new name where nobody wrote them', async () => {
    expect(await apply(renamed('echo', 'say-back'))).toEqual([]);
    expect(disk.read(`${folder}/say-back.ts`)).toContain("throw unimplemented('say-back');");
  });

  it('are parked with a word when their operation goes, and come back with it', async () => {
    disk.files.set(`${folder}/echo.ts`, written);
    expect(await apply(removed)).toEqual(['emit/handler-parked']);
    expect(disk.list(folder)).toEqual([`${folder}/_removed/echo.ts`]);
    expect(disk.read(`${folder}/_removed/echo.ts`)).toBe(written);
    expect(await apply(specs)).toEqual(['emit/handler-restored']);
    expect(disk.list(folder)).toEqual([`${folder}/echo.ts`]);
    expect(disk.read(`${folder}/echo.ts`)).toBe(written);
  });

  it('never overwrite one that is parked already', async () => {
    disk.files.set(`${folder}/echo.ts`, written);
    disk.files.set(`${folder}/_removed/echo.ts`, 'older\n');
    await apply(removed);
    expect(disk.list(folder)).toEqual([`${folder}/_removed/echo-2.ts`, `${folder}/_removed/echo.ts`]);
  });

  it('go with their operation where nobody wrote them', async () => {
    expect(await apply(removed)).toEqual([]);
    expect(disk.list(folder)).toEqual([]);
  });

  it('leave modules of a person alone', async () => {
    disk.files.set(`${folder}/shared.ts`, 'export {};\n');
    await apply(removed);
    expect(disk.list(folder)).toEqual([`${folder}/shared.ts`]);
  });

  it.each([
    ['emit/handler-does-not-compile', 'export async function echo( {\n'],
    ['emit/handler-unclear', 'export async function other(): Promise<void> {}\n'],
  ])('are refused with %s where they cannot be maintained, and nothing is written', async (code, text) => {
    disk.files.set(`${folder}/echo.ts`, text);
    const { changes, diagnostics } = await plan(editSpec(specs, spec, 'maxLength: 65536', 'maxLength: 10'));
    expect(diagnostics.map((finding) => finding.code)).toEqual([code]);
    expect(diagnostics[0]?.span?.file).toBe(`${folder}/echo.ts`);
    expect(changes.filter(({ path }) => path.startsWith('plugins/'))).toEqual([]);
  });

  it('are refused where only the body does not parse, also by who asks for the plugin and has nothing to emit', async () => {
    disk.files.set(`${folder}/echo.ts`, written.replace('length: 1', 'length: (1'));
    const code = 'emit/handler-does-not-compile';
    const changed = await plan(editSpec(specs, spec, 'maxLength: 65536', 'maxLength: 10'));
    expect(changed.diagnostics.map((finding) => finding.code)).toEqual([code]);
    expect(changed.changes.filter(({ path }) => path.startsWith('plugins/'))).toEqual([]);
    const model = await modelOf(specs);
    const named = await planWorkspace(model, disk, { run, plugins: ['first-plugin'] });
    expect(named).toMatchObject({ changes: [], diagnostics: [{ code }] });
    expect(await planWorkspace(model, disk, { run })).toMatchObject({ changes: [], diagnostics: [] });
  });

  it('are refused where two bodies claim one operation', async () => {
    disk.files.set(`${folder}/say-back.ts`, written);
    expect(await apply(renamed('echo', 'say-back'))).toEqual(['emit/handler-unclear']);
  });
});
