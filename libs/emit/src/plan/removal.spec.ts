import { beforeEach, describe, expect, it } from 'vitest';
import { createEmitRun } from '../run.ts';
import { starterHandlers } from '../starter/starter.ts';
import { memoryDisk, type MemoryDisk } from '../../test/memory-disk.ts';
import { editSpec, goldenSpecs, modelOf, type SpecTexts } from '../../test/specs.ts';
import { planWorkspace } from './plan-workspace.ts';
import { removePlan } from './remove-plan.ts';

const run = createEmitRun();
const specs = goldenSpecs('minimal');
const spec = 'specs/plugins/first-plugin.plugin.yaml';
const root = 'plugins/first-plugin';
const withoutPlugin: SpecTexts = Object.fromEntries(Object.entries(specs).filter(([file]) => file !== spec));
const [starter] = starterHandlers({ id: 'first-plugin', language: 'typescript' });

let disk: MemoryDisk;

beforeEach(async () => {
  disk = memoryDisk({
    ...specs,
    'package-lock.json': '{\n  "name": "w",\n  "lockfileVersion": 3,\n  "packages": {}\n}\n',
  });
  disk.apply((await planWorkspace(await modelOf(specs), disk, { run })).changes);
});

async function planAfter(texts: SpecTexts): Promise<{ codes: string[]; left: string[] }> {
  const { changes, diagnostics } = await planWorkspace(await modelOf(texts), disk, { run });
  const codes = diagnostics.map(({ code }) => code);
  if (codes.length === 0) disk.apply(changes);
  return { codes, left: [...disk.list('plugins')] };
}

describe('a plugin whose spec is gone', () => {
  it('goes without a trace where nobody wrote anything', async () => {
    expect(await planAfter(withoutPlugin)).toEqual({ codes: [], left: [] });
    expect(disk.read('registry/head/first-plugin.json')).toBeUndefined();
    expect(disk.read('package-lock.json')).not.toContain('first-plugin');
  });

  it.each([
    ['a handler', `${root}/src/handlers/echo.ts`, starter?.text ?? ''],
    ['a test', `${root}/test/echo.spec.ts`, 'it("works")\n'],
    ['a word in the README', `${root}/README.md`, 'My words.\n'],
  ])('stays as it is where a person wrote %s', async (_what, path, text) => {
    const before = disk.list(root);
    disk.files.set(path, path.endsWith('.md') ? `${disk.read(path) ?? ''}${text}` : text);
    const { codes, left } = await planAfter(withoutPlugin);
    expect(codes).toEqual(['workspace/removed-with-handwritten-code']);
    expect(left).toEqual([...new Set([...before, path])].sort());
  });

  it('is none of ours where it was never emitted', async () => {
    disk.files.set('plugins/foreign/index.ts', 'export {};\n');
    expect((await planAfter(specs)).codes).toEqual([]);
  });
});

describe('removing a plugin', () => {
  it('parks what a person wrote and takes the rest, spec and all', async () => {
    disk.files.set(`${root}/src/handlers/echo.ts`, starter?.text ?? '');
    const { changes, diagnostics } = removePlan(await modelOf(specs), disk, 'first-plugin');
    expect(diagnostics.map(({ code }) => code)).toEqual(['emit/handler-parked']);
    disk.apply(changes);
    expect(disk.list(root)).toEqual([`${root}/src/handlers/_removed/echo.ts`]);
    expect(disk.read(spec)).toBeUndefined();
    expect((await planAfter(withoutPlugin)).codes).toEqual([]);
  });

  it('works where the spec is gone already', async () => {
    disk.files.set(`${root}/src/handlers/echo.ts`, starter?.text ?? '');
    disk.apply(removePlan(await modelOf(withoutPlugin), disk, 'first-plugin').changes);
    expect(disk.list(root)).toEqual([`${root}/src/handlers/_removed/echo.ts`]);
  });

  it('is refused while another plugin needs it', async () => {
    const model = await modelOf(editSpec(goldenSpecs('awkward'), 'specs/plugins/shape-sink.plugin.yaml', ', optional: true', ''));
    const refused = removePlan(model, memoryDisk(), 'shape-source');
    expect(refused.changes).toEqual([]);
    expect(refused.diagnostics.map(({ code, span }) => [code, span?.file])).toEqual([['emit/still-imported', 'specs/plugins/shape-sink.plugin.yaml']]);
  });

  it('names who uses it optionally', async () => {
    const { diagnostics } = removePlan(await modelOf(goldenSpecs('awkward')), memoryDisk(), 'shape-source');
    expect(diagnostics.map(({ code }) => code)).toEqual(['emit/optional-import-gone']);
  });

  it('says so where there is no such plugin', async () => {
    expect(removePlan(await modelOf(specs), disk, 'nobody').diagnostics.map(({ code }) => code)).toEqual(['workspace/unknown-plugin']);
  });
});
